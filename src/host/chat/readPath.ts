import * as vscode from 'vscode';
import { type Picture, pictureTypes } from '../../core/attachments/index.ts';
import type { CodeContext } from '../../core/prompts/codeContext.ts';
import { readPicture } from '../attachments/readPicture.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';

export interface FolderListing {
  path: string;
  entries: readonly string[];
  /** There are more files than are listed. */
  more: boolean;
}

/** What stands at an address, or why it cannot be shown to a model. */
export type PathContent =
  | { kind: 'code'; code: CodeContext }
  | { kind: 'picture'; picture: Picture }
  | { kind: 'folder'; folder: FolderListing }
  | { kind: 'problem'; problem: string };

/** Above this a file is not opened: the model could read a small part of it only, and the editor would be slowed. */
const maxTextBytes = 10 * 1024 * 1024;
const maxFolderEntries = 300;
/** A drawing in SVG is code to whoever attaches it here, and a model reads it better than it sees it. */
const { 'image/svg+xml': _, ...pixelTypes } = pictureTypes;
const pictureExtensions = new Set(Object.values(pixelTypes).flatMap(({ extensions }) => extensions));

/** Reads an attached file or folder; what is open and unsaved is read as the user sees it. */
export async function readPath(uri: vscode.Uri): Promise<PathContent> {
  const name = vscode.workspace.asRelativePath(uri);
  const stat = await statOf(uri);
  if (stat && (stat.type & vscode.FileType.Directory) !== 0) return { kind: 'folder', folder: await listFolder(uri) };
  try {
    if (hasPictureName(uri)) return { kind: 'picture', picture: await readPicture(uri) };
    if (stat && stat.size > maxTextBytes) {
      return { kind: 'problem', problem: vscode.l10n.t('{0} is too large to attach.', name) };
    }
    return { kind: 'code', code: codeOf(await vscode.workspace.openTextDocument(uri)) };
  } catch (error) {
    if (hasPictureName(uri)) return { kind: 'problem', problem: describePictureProblem(error, name) };
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
