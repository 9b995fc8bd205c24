import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { blobsOf, extensionOf, type StoredBlob } from '../../core/attachments/index.ts';
import type { AnswerCall, Conversation } from '../../core/conversation/index.ts';
import {
  type AttachedFile,
  compactRecords,
  conversationMarkdown,
  type ExchangeBlob,
  filesOf,
  type MarkdownWords,
  writeExchange,
} from '../../core/exchange/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ConversationStore, PictureStore } from '../storage/index.ts';

export interface ExportSource {
  id: string;
  conversations: ConversationStore;
  pictures: PictureStore;
}

/** What it is called. @throws PlainFailure when there is nothing in it */
export async function readForExport(source: ExportSource): Promise<{ title: string }> {
  const { title } = (await read(source)).conversation;
  return { title };
}

/**
 * Writes what is shown of a conversation as Markdown; its pictures go into a folder beside it, which is made only where
 * there are some.
 * @throws PlainFailure, or the file system's error
 */
export async function exportMarkdown({ id, conversations, pictures }: ExportSource, place: vscode.Uri): Promise<void> {
  const { conversation } = await read({ id, conversations });
  const base = (place.path.split('/').at(-1) ?? '').replace(/\.md$/i, '');
  const folderName = `${base}.files`;
  const paths = new Map<string, string>();
  for (const file of filesOf(conversation.path)) {
    const data = await pictures.read(file);
    if (!data) continue;
    const name = nameOf(file);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(place, '..', folderName, name), data);
    paths.set(file.hash, `${folderName}/${name}`);
  }
  const text = conversationMarkdown(conversation, { words: words(), pathOf: ({ hash }) => paths.get(hash) });
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(text));
}

/**
 * Writes all of a conversation, every branch and the bytes of what is attached, to be imported again.
 * @throws PlainFailure, or the file system's error
 */
export async function exportJson({ id, conversations, pictures }: ExportSource, place: vscode.Uri): Promise<void> {
  const { conversation, records } = await read({ id, conversations });
  const begun = records.find(({ record }) => record === 'conversation');
  const atMs = begun?.record === 'conversation' ? begun.atMs : conversation.changedAtMs;
  const exported = { id, title: conversation.title, atMs, records: compactRecords(records) };
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for await (const piece of writeExchange([exported], readBlobs(conversation, pictures), new Date())) {
    pieces.push(encoder.encode(piece));
  }
  await vscode.workspace.fs.writeFile(place, Buffer.concat(pieces));
}

async function read({ id, conversations }: Pick<ExportSource, 'id' | 'conversations'>) {
  const stored = await conversations.records(id);
  if (!stored || stored.conversation.isEmpty) {
    throw new PlainFailure(vscode.l10n.t('There is nothing in this conversation to export yet.'));
  }
  return stored;
}

async function* readBlobs(conversation: Conversation, pictures: PictureStore): AsyncGenerator<ExchangeBlob> {
  const attached = Array.from(conversation.attachments).flatMap<Pick<StoredBlob, 'hash' | 'mediaType'>>(blobsOf);
  const spoken = Array.from(conversation.turns, turn => (turn.role === 'assistant' ? turn.sound : undefined));
  const blobs = [...attached, ...spoken.filter(sound => sound !== undefined)];
  for (const { hash, mediaType } of new Map(blobs.map(blob => [blob.hash, blob])).values()) {
    const data = await pictures.read({ hash, mediaType });
    // Damaged on the disk: a file that holds it could not be imported.
    if (!data || createHash('sha256').update(data).digest('hex') !== hash) continue;
    yield { hash, mediaType, base64: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64') };
  }
}

/** As it was called, with a piece of its hash, as several may be called the same. */
function nameOf({ hash, mediaType, name }: AttachedFile): string {
  const extension = extensionOf(mediaType);
  const plain = name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain === '' ? '' : `${plain}-`}${hash.slice(0, 8)}.${extension}`;
}

function callStatus(status: Exclude<AnswerCall['status'], 'done'>): string {
  const { t } = vscode.l10n;
  return { running: t('Running'), failed: t('Failed'), refused: t('Refused'), stopped: t('Stopped') }[status];
}

function words(): MarkdownWords {
  const { t } = vscode.l10n;
  const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    you: t('You'),
    thinking: durationMs =>
      durationMs === undefined ? t('Thinking') : t('Thought for {0} s', Math.max(1, Math.round(durationMs / 1000))),
    call: ({ name, status, durationMs }) =>
      [
        name,
        ...(durationMs === undefined ? [] : [t('{0} s', (durationMs / 1000).toFixed(1))]),
        ...(status === 'done' ? [] : [callStatus(status)]),
      ].join(' · '),
    stopped: t('Stopped'),
    cut: t('The answer was cut off at the longest that the model gives.'),
    sources: t('Sources'),
    date: atMs => dates.format(atMs),
    missing: name => t('{0} is no longer stored.', name),
  };
}
