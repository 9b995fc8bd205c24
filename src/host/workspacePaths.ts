import * as path from 'node:path';
import * as vscode from 'vscode';

type Folder = Pick<vscode.WorkspaceFolder, 'uri' | 'name'>;

/**
 * Where a file may stand that a model, a user or a program names by its path: whole, relative to a folder of the
 * workspace, or, where there are several folders, behind the name of one (`asRelativePath` writes it so). Nobody has
 * looked whether it is there, or in the workspace at all.
 */
export function placesNamed(
  named: string,
  folders: readonly Folder[] = vscode.workspace.workspaceFolders ?? [],
): vscode.Uri[] {
  const slashed = named.replaceAll('\\', '/');
  if (path.isAbsolute(named) || slashed.startsWith('/')) {
    const places = folders.map(({ uri }) => uri.with({ path: vscode.Uri.file(named).path }));
    return [...new Map(places.map(uri => [uri.toString(), uri])).values()];
  }
  const clean = slashed.replace(/^(?:\.\/)+/, '');
  return folders.flatMap(({ uri, name }) => {
    const inside = clean.startsWith(`${name}/`) ? [vscode.Uri.joinPath(uri, clean.slice(name.length + 1))] : [];
    return [...inside, vscode.Uri.joinPath(uri, clean)];
  });
}

/** The folder whose name a path or a glob begins with, as is done where there are several, and what is behind that name. */
export function folderNamed(
  named: string,
  folders: readonly vscode.WorkspaceFolder[] = vscode.workspace.workspaceFolders ?? [],
): { folder: vscode.WorkspaceFolder; rest: string } | undefined {
  if (folders.length < 2) return undefined;
  const clean = named.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const folder = folders.find(({ name }) => clean.startsWith(`${name}/`));
  return folder && { folder, rest: clean.slice(folder.name.length + 1) };
}
