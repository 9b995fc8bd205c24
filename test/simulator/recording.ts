import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AttachmentFacts } from './reading/attachmentFacts.ts';
import type { DialectId, RecordedRequest } from './types.ts';
import type { PictureFacts } from './vision/pictureFacts.ts';

/** What the server fills in while a request is answered. */
export interface Recording extends RecordedRequest {
  body: unknown;
  images: readonly PictureFacts[];
  attachments: readonly AttachmentFacts[];
  status: number | undefined;
  chunksSent: number;
  closedEarly: boolean;
  settle(end: 'complete' | 'closed-early' | 'cut'): void;
}

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'api-key', 'cookie']);

/** SHA-256 of a key in hex, to compare with `RecordedRequest.keySha256`. */
export function keySha256(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function bearerKey(request: IncomingMessage): string | undefined {
  const key = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]?.trim();
  return key === '' ? undefined : key;
}

export function startRecording(
  id: number,
  request: IncomingMessage,
  path: string,
  dialect: DialectId | undefined,
): Recording {
  const key = bearerKey(request);
  const { promise, resolve } = Promise.withResolvers<'complete' | 'closed-early' | 'cut'>();
  let settled = false;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = secretHeaders.has(name) ? '(present)' : String(value);
  }
  return {
    id,
    dialect,
    method: request.method ?? 'GET',
    path,
    headers,
    keySha256: key === undefined ? undefined : keySha256(key),
    receivedAt: Date.now(),
    body: undefined,
    images: [],
    attachments: [],
    status: undefined,
    chunksSent: 0,
    closedEarly: false,
    done: promise,
    settle(end) {
      // The first word counts: after a cut of ours the closing socket is no news.
      if (settled) return;
      settled = true;
      this.closedEarly = end === 'closed-early';
      resolve(end);
    },
  };
}

/** The same JSON with every base64 payload replaced by its length. */
export function withoutPayloads(value: unknown): unknown {
  if (typeof value === 'string') {
    const data = /^data:[^,]{0,100},/.exec(value)?.[0];
    if (data) return `${data}(base64, ${value.length - data.length} characters)`;
    return value.length > 2000 && /^[A-Za-z0-9+/=\s]+$/.test(value) ? `(base64, ${value.length} characters)` : value;
  }
  if (Array.isArray(value)) return value.map(entry => withoutPayloads(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutPayloads(entry)]));
}
