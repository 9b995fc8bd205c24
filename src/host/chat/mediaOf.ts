import * as vscode from 'vscode';
import { mediaTypes, pathsIn } from '../../core/attachments/index.ts';
import type { Verb } from '../../core/verbs/index.ts';
import { workspaceFile } from '../tools/workspaceFile.ts';
import { handedOver } from '../verbs/handedOver.ts';
import type { ChatTurn } from './chatTurn.ts';

/** What a verb of films or documents works on in Chat. */
export interface MediaOfTurn {
  files: vscode.Uri[];
  /** Addresses on the web. */
  addresses: string[];
  /** What is written beside them. */
  wish: string;
}

const officeEndings = ['docx', 'xlsx', 'pptx'];

/** What came with the message or is named in it; else what came with an earlier one. */
export async function mediaOf({ request, context }: ChatTurn, verb: Verb): Promise<MediaOfTurn> {
  const endings = endingsOf(verb);
  const now = await filesIn(request.references, request.prompt, endings);
  const addresses = [...request.prompt.matchAll(/https:\/\/[^\s<>"'`]+/g)].map(([address]) => address);
  const wish = addresses.reduce((rest, address) => rest.replace(address, () => ''), now.rest).trim();
  if (now.files.length > 0 || addresses.length > 0) return { files: now.files, addresses, wish };
  const requests = context.history.filter(turn => turn instanceof vscode.ChatRequestTurn);
  for (const earlier of requests.toReversed()) {
    const { files } = await filesIn(earlier.references, earlier.prompt, endings);
    if (files.length > 0) return { files, addresses: [], wish };
  }
  return { files: [], addresses: [], wish };
}

function endingsOf({ takes }: Verb): string[] {
  const media = Object.values(mediaTypes)
    .filter(({ kind }) => (takes as readonly string[]).includes(kind))
    .flatMap(({ extensions }) => extensions);
  return takes.includes('text') ? [...media, ...officeEndings] : media;
}

async function filesIn(
  references: readonly vscode.ChatPromptReference[],
  prompt: string,
  endings: readonly string[],
): Promise<{ files: vscode.Uri[]; rest: string }> {
  const isWanted = ({ path }: vscode.Uri): boolean => endings.includes(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
  const files = references.flatMap(({ value }) => (value instanceof vscode.Uri && isWanted(value) ? [value] : []));
  let rest = prompt;
  for (const { whole, path } of pathsIn(prompt, endings)) {
    if (/^https?:/i.test(path)) continue;
    const uri = handedOver.get(path) ?? (await workspaceFile(path).catch(() => undefined));
    if (!uri) continue;
    rest = rest.replace(whole, () => '');
    if (!files.some(file => file.toString() === uri.toString())) files.push(uri);
  }
  return { files, rest: rest.replace(/[ \t]{2,}/g, ' ').trim() };
}
