import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import { explainedScheme } from '../ids.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { type DiagnosticsValue, isDiagnostics, readDiagnostics } from './readDiagnostics.ts';
import { type NotebookContent, readNotebookOutput } from './readNotebook.ts';
import { codeOf, type FolderListing, kindOfPath, type MediaFile, readPath } from './readPath.ts';

/** A picture, and the file that it came from where it has one. */
export type ReadPicture = Picture & { uri?: vscode.Uri };

/** Everything that came with a message, read. */
export interface ReadReferences {
  /** The selection first: it is what the message is about. */
  code: CodeContext[];
  folders: FolderListing[];
  texts: { name: string; text: string }[];
  pictures: ReadPicture[];
  /** Films, recordings, PDF and Office files, still to be read. */
  media: MediaFile[];
  /** How many of these the editor attached by itself, as it does with the active file and what is selected in it. */
  implicit: number;
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
  const read: ReadReferences = {
    code: [],
    folders: [],
    texts: [],
    pictures: [],
    media: [],
    implicit: 0,
    used: [],
    problems: [],
  };
  // Those named in the prompt come sorted from its end to its start.
  const inOrder = [...references.filter(isSelection), ...references.filter(entry => !isSelection(entry)).toReversed()];
  const seen = new Set<string>();
  for (const reference of inOrder) {
    // What the editor attached by itself may have been attached by hand too.
    const place = placeOf(reference.value);
    if (place !== undefined && seen.has(place)) continue;
    if (place !== undefined) seen.add(place);
    if (reference.id.startsWith('vscode.implicit.')) read.implicit++;
    await readOne(reference, read);
  }
  return read;
}

/** The id under which the editor attaches its active selection by itself. */
function isSelection(reference: vscode.ChatPromptReference): boolean {
  return reference.id.startsWith('vscode.implicit.selection');
}

/** What a reference is, by its address or shape alone: nothing is read. */
export function kindOfReference(
  reference: vscode.ChatPromptReference,
): 'implicit' | 'picture' | MediaFile['kind'] | 'other' {
  if (reference.id.startsWith('vscode.implicit.')) return 'implicit';
  const { value } = reference;
  if (isBinary(value)) return 'picture';
  return value instanceof vscode.Uri ? kindOfPath(value) : 'other';
}

function placeOf(value: unknown): string | undefined {
  if (value instanceof vscode.Uri) return value.toString();
  if (!(value instanceof vscode.Location)) return undefined;
  const { start, end } = value.range;
  return `${value.uri.toString()}#${start.line}:${start.character}-${end.line}:${end.character}`;
}

async function readOne(reference: vscode.ChatPromptReference, read: ReadReferences): Promise<void> {
  const { value } = reference;
  if (value instanceof vscode.Uri) await readUri(value, nameOf(reference), read);
  else if (value instanceof vscode.Location) await readLocation(value, isSelection(reference), read);
  else if (isBinary(value)) await readBinary(value, nameOf(reference), read);
  else if (isDiagnostics(value)) await readProblems(value, read);
  else if (typeof value === 'string') {
    if (value.trim() !== '') read.texts.push({ name: nameOf(reference), text: value });
  } else {
    const name = nameOf(reference);
    read.problems.push(vscode.l10n.t('{0} is of a kind that @glm does not know, and was left out.', name));
  }
}

async function readUri(uri: vscode.Uri, name: string, read: ReadReferences): Promise<void> {
  if (uri.scheme === 'vscode-notebook-cell-output') {
    const output = readNotebookOutput(uri);
    if (output) addNotebook(name, output, read);
    else read.problems.push(vscode.l10n.t('{0} could not be read and was left out.', name));
    return;
  }
  const content = await readPath(uri);
  if (content.kind === 'problem') read.problems.push(content.problem);
  else read.used.push(uri);
  switch (content.kind) {
    case 'code':
      // The editor itself writes the text of a commit, and its address is that of the repository; what is explained and
      // stands in no file has an address that says nothing.
      if (uri.scheme === 'scm-history-item' || uri.scheme === explainedScheme)
        read.texts.push({ name: plainName(name), text: content.code.code });
      else read.code.push(content.code);
      break;
    case 'folder':
      read.folders.push(content.folder);
      break;
    case 'picture':
      read.pictures.push({ ...content.picture, uri });
      break;
    case 'media':
      read.media.push(content.media);
      break;
    case 'notebook':
      addNotebook(content.name, content.notebook, read);
      break;
    case 'problem':
      break;
  }
}

function addNotebook(name: string, { text, pictures }: NotebookContent, read: ReadReferences): void {
  if (text !== '') read.texts.push({ name, text });
  read.pictures.push(...pictures);
}

async function readProblems(value: DiagnosticsValue, read: ReadReferences): Promise<void> {
  const { count, text, code, used } = await readDiagnostics(value);
  if (count === 0) {
    read.problems.push(vscode.l10n.t('The problems that were attached are no longer there.'));
    return;
  }
  read.texts.push({ name: 'Problems that the editor shows', text });
  read.code.push(...code);
  read.used.push(...used);
}

/** Without the icons that the editor writes into names of commits: `$(repo) shop $(git-commit) 1a2b3c`. */
function plainName(name: string): string {
  return name
    .replace(/\$\([\w~-]+\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
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
