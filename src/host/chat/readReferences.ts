import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { codeOf, type FolderListing, readPath } from './readPath.ts';

/** A picture, and the file that it came from where it has one. */
export type ReadPicture = Picture & { uri?: vscode.Uri };

/** Everything that came with a message, read. */
export interface ReadReferences {
  /** The selection first: it is what the message is about. */
  code: CodeContext[];
  folders: FolderListing[];
  texts: { name: string; text: string }[];
  pictures: ReadPicture[];
  /** What was read, to be shown as used. */
  used: (vscode.Uri | vscode.Location)[];
  /** What was left out and why, in the user's language. */
  problems: string[];
}

/**
 * The extension host hands pasted and attached pictures over in a shape that the typed API does not name: a media type
 * and a function that gives the bytes.
 */
interface BinaryValue {
  mimeType: string;
  data(): Thenable<Uint8Array>;
  reference?: unknown;
}

export async function readReferences(references: readonly vscode.ChatPromptReference[]): Promise<ReadReferences> {
  const read: ReadReferences = { code: [], folders: [], texts: [], pictures: [], used: [], problems: [] };
  // Those named in the prompt come sorted from its end to its start.
  const inOrder = [...references.filter(isSelection), ...references.filter(entry => !isSelection(entry)).toReversed()];
  const seen = new Set<string>();
  for (const reference of inOrder) {
    // What the editor attached by itself may have been attached by hand too.
    const place = placeOf(reference.value);
    if (place !== undefined && seen.has(place)) continue;
    if (place !== undefined) seen.add(place);
    await readOne(reference, read);
  }
  return read;
}

/** The id under which the editor attaches its active selection by itself. */
function isSelection(reference: vscode.ChatPromptReference): boolean {
  return reference.id.startsWith('vscode.implicit.selection');
}

function placeOf(value: unknown): string | undefined {
  if (value instanceof vscode.Uri) return value.toString();
  if (!(value instanceof vscode.Location)) return undefined;
  const { start, end } = value.range;
  return `${value.uri.toString()}#${start.line}:${start.character}-${end.line}:${end.character}`;
}

async function readOne(reference: vscode.ChatPromptReference, read: ReadReferences): Promise<void> {
  const { value } = reference;
  if (value instanceof vscode.Uri) await readUri(value, read);
  else if (value instanceof vscode.Location) await readLocation(value, isSelection(reference), read);
  else if (isBinary(value)) await readBinary(value, nameOf(reference), read);
  else if (typeof value === 'string') read.texts.push({ name: nameOf(reference), text: value });
}

async function readUri(uri: vscode.Uri, read: ReadReferences): Promise<void> {
  const content = await readPath(uri);
  if (content.kind === 'problem') read.problems.push(content.problem);
  else read.used.push(uri);
  if (content.kind === 'code') read.code.push(content.code);
  if (content.kind === 'folder') read.folders.push(content.folder);
  if (content.kind === 'picture') read.pictures.push({ ...content.picture, uri });
}

async function readLocation(location: vscode.Location, selected: boolean, read: ReadReferences): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(location.uri);
    read.code.push(codeOf(document, document.validateRange(location.range), selected ? 'selection' : 'range'));
    read.used.push(location);
  } catch {
    const name = vscode.workspace.asRelativePath(location.uri);
    read.problems.push(vscode.l10n.t('{0} could not be read and was left out.', name));
  }
}

async function readBinary(value: BinaryValue, name: string, read: ReadReferences): Promise<void> {
  try {
    const picture = inspectPicture(await value.data(), name);
    const uri = value.reference instanceof vscode.Uri ? value.reference : undefined;
    read.pictures.push(uri ? { ...picture, uri } : picture);
    if (uri) read.used.push(uri);
  } catch (error) {
    read.problems.push(describePictureProblem(error, name));
  }
}

function isBinary(value: unknown): value is BinaryValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<BinaryValue>).mimeType === 'string' &&
    typeof (value as Partial<BinaryValue>).data === 'function'
  );
}

function nameOf(reference: vscode.ChatPromptReference): string {
  // `name` is not in the typings, yet always there; `modelDescription` is made for models.
  const { name } = reference as { name?: unknown };
  return typeof name === 'string' && name !== '' ? name : (reference.modelDescription ?? vscode.l10n.t('Attachment'));
}
