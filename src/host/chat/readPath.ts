import * as vscode from 'vscode';
import { inspectPicture, mediaTypes, type Picture, pictureTypes } from '../../core/attachments/index.ts';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import { downloadPicture } from '../attachments/downloadPicture.ts';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { PlainFailure } from '../errorMessages.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import { type NotebookContent, readNotebook } from './readNotebook.ts';

export interface FolderListing {
  path: string;
  entries: readonly string[];
  /** There are more files than are listed. */
  more: boolean;
}

/** A file that is neither text nor a picture, not read yet: what is done with it depends on what it is for. */
export interface MediaFile {
  kind: 'video' | 'audio' | 'document' | 'office';
  /** As people would name it: relative to the workspace. */
  name: string;
  uri: vscode.Uri;
}

/** What stands at an address, or why it cannot be shown to a model. */
export type PathContent =
  | { kind: 'code'; code: CodeContext }
  | { kind: 'picture'; picture: Picture }
  | { kind: 'folder'; folder: FolderListing }
  | { kind: 'media'; media: MediaFile }
  | { kind: 'notebook'; name: string; notebook: NotebookContent }
  | { kind: 'problem'; problem: string };

/** Above this a file is not opened: the model could read a small part of it only, and the editor would be slowed. */
const maxTextBytes = 10 * 1024 * 1024;
const maxFolderEntries = 300;
const webTimeoutMs = 30_000;
/** A drawing in SVG is code to whoever attaches it here, and a model reads it better than it sees it. */
const { 'image/svg+xml': _, ...pixelTypes } = pictureTypes;
const pictureExtensions = new Set(Object.values(pixelTypes).flatMap(({ extensions }) => extensions));

/** Reads an attached file or folder; what is open and unsaved is read as the user sees it. */
export async function readPath(uri: vscode.Uri): Promise<PathContent> {
  const name = vscode.workspace.asRelativePath(uri);
  const stat = await statOf(uri);
  if (stat && (stat.type & vscode.FileType.Directory) !== 0) return { kind: 'folder', folder: await listFolder(uri) };
  const media = mediaOf(uri, name);
  if (media) return { kind: 'media', media };
  try {
    if (isWeb(uri)) return { kind: 'picture', picture: await fetchPicture(uri) };
    if (uri.path.toLowerCase().endsWith('.ipynb') && uri.scheme !== 'git') {
      const notebook = await readNotebook(uri).catch(() => undefined);
      if (notebook) return { kind: 'notebook', name, notebook };
    }
    if (hasPictureName(uri)) return { kind: 'picture', picture: await readPicture(uri) };
    if (stat && stat.size > maxTextBytes) {
      return { kind: 'problem', problem: vscode.l10n.t('{0} is too large to attach.', name) };
    }
    return { kind: 'code', code: codeOf(await vscode.workspace.openTextDocument(uri)) };
  } catch (error) {
    if (error instanceof PlainFailure) return { kind: 'problem', problem: error.message };
    if (hasPictureName(uri) || isWeb(uri)) {
      return { kind: 'problem', problem: describePictureProblem(error, isWeb(uri) ? nameOf(uri) : name) };
    }
    const problem = stat
      ? vscode.l10n.t('{0} is not text and was left out.', name)
      : vscode.l10n.t('{0} could not be read and was left out.', name);
    return { kind: 'problem', problem };
  }
}

/** All of a document, or whole lines of it. */
export function codeOf(document: vscode.TextDocument, range?: vscode.Range, part?: CodeContext['part']): CodeContext {
  const first = range?.start.line ?? 0;
  // A selection that ends at the start of a line does not mean that line.
  const last =
    range && range.end.character === 0 && range.end.line > first
      ? range.end.line - 1
      : Math.min(range?.end.line ?? Number.MAX_SAFE_INTEGER, document.lineCount - 1);
  return {
    path: vscode.workspace.asRelativePath(document.uri),
    languageId: document.languageId,
    firstLine: first + 1,
    code: document.getText(new vscode.Range(first, 0, last, Number.MAX_SAFE_INTEGER)),
    part: part ?? (range ? 'range' : 'file'),
  };
}

function hasPictureName(uri: vscode.Uri): boolean {
  return pictureExtensions.has(/\.([^./]+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? '');
}

const officeEndings = new Set(['docx', 'xlsx', 'pptx']);

/** By the name alone. */
export function kindOfPath(uri: vscode.Uri): 'picture' | MediaFile['kind'] | 'other' {
  const media = mediaOf(uri, '');
  if (media) return media.kind;
  // What the editor attaches by a web address and no film or document is a picture.
  return hasPictureName(uri) || isWeb(uri) ? 'picture' : 'other';
}

/** By the ending of its name; what the bytes say is looked at when they are read. */
function mediaOf(uri: vscode.Uri, name: string): MediaFile | undefined {
  const extension = /\.([^./]+)$/.exec(uri.path)?.[1]?.toLowerCase() ?? '';
  // A `.ts` is code to everybody here, and none of these endings is one of code.
  const found = Object.values(mediaTypes).find(({ extensions }) => extensions.includes(extension));
  const kind = officeEndings.has(extension) ? 'office' : found?.kind;
  return kind && { kind, name: isWeb(uri) ? nameOf(uri) : name, uri };
}

function isWeb({ scheme }: vscode.Uri): boolean {
  return scheme === 'https' || scheme === 'http';
}

/** The editor attaches a picture of a web page by its address. @throws PlainFailure, UnreadablePicture */
async function fetchPicture(uri: vscode.Uri): Promise<Picture> {
  const name = nameOf(uri);
  const url = new URL(uri.toString(true));
  return inspectPicture(await downloadPicture(url, name, AbortSignal.timeout(webTimeoutMs)), name);
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    // Untitled documents and the like have no file; opening them decides.
    return undefined;
  }
}

async function listFolder(uri: vscode.Uri): Promise<FolderListing> {
  const pattern = new vscode.RelativePattern(uri, '**/*');
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**', maxFolderEntries + 1);
  const base = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
  const entries = found.map(file => (file.path.startsWith(base) ? file.path.slice(base.length) : file.path)).sort();
  return {
    path: vscode.workspace.asRelativePath(uri),
    entries: entries.slice(0, maxFolderEntries),
    more: entries.length > maxFolderEntries,
  };
}
