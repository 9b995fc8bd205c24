import * as vscode from 'vscode';
import { maxPictureBytes } from '../../core/attachments/index.ts';
import { Cancelled } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';

/** An address that a picture can be fetched from; nothing where the text is none. */
export function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}

/** Without the query, which may hold a signature. */
export function nameOfAddress({ pathname, host }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || host;
  } catch {
    return last || host;
  }
}

/**
 * A picture's bytes, unread. Through the editor's own network, as it goes to wherever the user said.
 * @throws PlainFailure, and the signal's reason
 */
export async function downloadPicture(url: URL, name: string, signal: AbortSignal): Promise<Uint8Array> {
  const { t } = vscode.l10n;
  let response: Response;
  try {
    response = await fetch(url, { signal, headers: { accept: 'image/*' } });
  } catch (error) {
    if (signal.reason instanceof Cancelled) throw signal.reason;
    throw new PlainFailure(t('{0} could not be fetched: {1}', name, reasonOf(error)));
  }
  if (!response.ok) throw new PlainFailure(t('{0} could not be fetched: {1}', name, `HTTP ${response.status}`));
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > maxPictureBytes)
      throw new PlainFailure(t('{0} is larger than {1} MB.', name, maxPictureBytes / 2 ** 20));
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
