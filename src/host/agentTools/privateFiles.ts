import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { mayHoldSecrets } from '../../core/agentTools/index.ts';
import type { IgnoredFiles } from './ignoredFiles.ts';
import { pathOf } from './workspaceFiles.ts';

export type Privacy = 'secrets' | 'ignored' | 'none';

/** By what the file is called, and what the file is called that a link leads to. */
export async function privacyOf(uri: vscode.Uri, ignored: IgnoredFiles): Promise<Privacy> {
  const target = await targetOf(uri);
  const names = target ? [uri, target] : [uri];
  if (names.some(name => mayHoldSecrets(pathOf(name)))) return 'secrets';
  for (const name of names) if (await ignored.ignores(name)) return 'ignored';
  return 'none';
}

/** Where it leads, in the same folder of the workspace; nothing where it is no link. */
async function targetOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!folder) return undefined;
  try {
    // The folder itself may stand behind a link.
    const [file, root] = await Promise.all([realpath(uri.fsPath), realpath(folder.fsPath)]);
    const target = vscode.Uri.joinPath(folder, path.relative(root, file).split(path.sep).join('/'));
    return target.path === uri.path ? undefined : target;
  } catch {
    // A file system without links.
    return undefined;
  }
}
