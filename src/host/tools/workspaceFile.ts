import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import { folderNamed, placesNamed } from '../workspacePaths.ts';

/**
 * A file that an agent names, by its path in the workspace or as a whole. Nothing outside of the workspace is reached,
 * by `..` and by links neither.
 * @throws PlainFailure with words for the agent
 */
export async function workspaceFile(named: string): Promise<vscode.Uri> {
  for (const uri of placesNamed(named)) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder && (await exists(uri)) && (await isReallyInside(uri, folder.uri))) return uri;
  }
  throw new PlainFailure(vscode.l10n.t('There is no file {0} in the workspace.', named));
}

/**
 * Where a file that is not there yet would be, by its path in the workspace.
 * @returns nothing where there is one already. @throws PlainFailure for what lies outside
 */
export async function newWorkspaceFile(named: string): Promise<vscode.Uri | undefined> {
  const byName = folderNamed(named);
  const folder = byName?.folder ?? vscode.workspace.workspaceFolders?.[0];
  const parts = (byName?.rest ?? named).split(/[\\/]+/);
  if (!folder || path.isAbsolute(named) || /^[a-z]:/i.test(named) || parts.includes('..')) {
    throw new PlainFailure(vscode.l10n.t('{0} is not in the workspace.', named));
  }
  const uri = vscode.Uri.joinPath(folder.uri, ...parts);
  if (await exists(uri)) return undefined;
  // The nearest folder that is there: a link may lead out of the workspace.
  for (let parent = vscode.Uri.joinPath(uri, '..'); parent.path.length > folder.uri.path.length; ) {
    const isThere = await vscode.workspace.fs.stat(parent).then(
      () => true,
      () => false,
    );
    if (isThere && !(await isReallyInside(parent, folder.uri))) {
      throw new PlainFailure(vscode.l10n.t('{0} is not in the workspace.', named));
    }
    if (isThere) break;
    parent = vscode.Uri.joinPath(parent, '..');
  }
  return uri;
}

async function isReallyInside(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
  try {
    const [file, root] = await Promise.all([realpath(uri.fsPath), realpath(folder.fsPath)]);
    const way = path.relative(root, file);
    return way !== '' && !way.startsWith('..') && !path.isAbsolute(way);
  } catch {
    // A file system that is not this machine's has no links that lead out of it.
    return uri.scheme !== 'file' && uri.scheme !== 'vscode-remote';
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.File) !== 0,
    () => false,
  );
}
