import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { Conversation } from '../../core/conversation/index.ts';
import { compactRecords, type ExchangeFile, readExchange, UnreadableExchange } from '../../core/exchange/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import { type ConversationStore, newId, type PictureStore } from '../storage/index.ts';

/** A string cannot hold much more, and a file of a single conversation is seldom a tenth of it. */
const maxFileBytes = 400 * 2 ** 20;

export interface Imported {
  /** Of the conversations that are new. */
  ids: string[];
  /** That were here already, as they are in the file. */
  known: number;
}

type Target = { conversations: ConversationStore; pictures: PictureStore };

/** Asks for files; empty when the user backs out. */
export async function askForFiles(): Promise<readonly vscode.Uri[]> {
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    title: vscode.l10n.t('Import Conversations'),
    openLabel: vscode.l10n.t('Import'),
    filters: { JSON: ['json'] },
  });
  return picked ?? [];
}

/**
 * Takes all conversations of a file in. Nothing is written before all of it was found good; what is here already, with
 * the same content, stays as it is, and what is here with another becomes a conversation of its own.
 * @throws PlainFailure, or the file system's error
 */
export async function importFile(file: vscode.Uri, { conversations, pictures }: Target): Promise<Imported> {
  const name = file.path.split('/').at(-1) ?? '';
  const { t } = vscode.l10n;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > maxFileBytes) {
    const limit = Math.round(maxFileBytes / 2 ** 20);
    throw new PlainFailure(t('{0} is larger than {1} MB, which is more than can be imported at once.', name, limit));
  }
  const content = readFile(await vscode.workspace.fs.readFile(file), name);
  const blobs = content.blobs.map(({ hash, mediaType, base64 }) => {
    const data = new Uint8Array(Buffer.from(base64, 'base64'));
    if (createHash('sha256').update(data).digest('hex') !== hash) {
      throw new PlainFailure(t('{0} is damaged: a picture in it is not what it was. Nothing was imported.', name));
    }
    return { data, mediaType };
  });
  const taken = content.conversations.map(conversation => ({ ...conversation, replayed: replay(conversation) }));
  if (taken.some(({ replayed }) => replayed === undefined)) {
    throw new PlainFailure(t('{0} is damaged: parts of a conversation are missing. Nothing was imported.', name));
  }
  // The bytes first: no conversation is ever without its pictures.
  for (const { data, mediaType } of blobs) await pictures.addBytes(data, mediaType);
  const imported: Imported = { ids: [], known: 0 };
  for (const { id, atMs, records, replayed } of taken) {
    const here = await conversations.open(id).catch(() => undefined);
    if (here && !here.conversation.deleted && replayed && isSame(here.conversation, replayed)) {
      imported.known++;
      continue;
    }
    const ownId = here || (await conversations.exists(id)) ? newId(new Date(atMs)) : id;
    const { writer } = conversations.create(ownId, atMs);
    const written = compactRecords(records).map(record => writer.append(record));
    await Promise.all(written);
    imported.ids.push(ownId);
  }
  return imported;
}

function readFile(bytes: Uint8Array, name: string): ExchangeFile {
  const { t } = vscode.l10n;
  try {
    return readExchange(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof UnreadableExchange)) throw new PlainFailure(t('{0} is no JSON.', name));
    switch (error.problem) {
      case 'not-json':
        throw new PlainFailure(t('{0} is no JSON.', name));
      case 'other-format':
        throw new PlainFailure(t('{0} holds no conversations that this extension has exported.', name));
      case 'newer':
        throw new PlainFailure(t('{0} was written by a newer version of this extension. Update it first.', name));
      case 'damaged':
        throw new PlainFailure(t('{0} is damaged at {1}. Nothing was imported.', name, error.where ?? '?'));
    }
  }
}

/** @returns undefined when records do not fit each other */
function replay({ id, records }: ExchangeFile['conversations'][number]): Conversation | undefined {
  const conversation = new Conversation(id);
  for (const record of records) if (record.record !== 'conversation' && !conversation.apply(record)) return undefined;
  conversation.stopUnfinished();
  return conversation;
}

function isSame(a: Conversation, b: Conversation): boolean {
  const said = (conversation: Conversation): string => JSON.stringify([...conversation.turns]);
  const attached = ({ attachments }: Conversation): string => Array.from(attachments, ({ id }) => id).join();
  return said(a) === said(b) && attached(a) === attached(b);
}
