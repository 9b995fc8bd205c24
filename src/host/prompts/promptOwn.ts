import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import { builtInText } from './builtInPrompt.ts';
import { promptFileIn } from './promptFile.ts';

/** The workspace's own file for a job, whether it is used or not. */
export async function findOwnPrompt(id: string): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = promptFileIn(uri, id);
    if (await exists(file)) return file;
  }
  return undefined;
}

/**
 * Makes the file in which the workspace words a job itself, with the built-in text to begin with.
 * @returns nothing when the user backed out of choosing a folder
 * @throws PlainFailure without a folder, or where it cannot be written
 */
export async function makeOwnPrompt(id: string): Promise<vscode.Uri | undefined> {
  const existing = await findOwnPrompt(id);
  if (existing) return existing;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (!only)
    throw new PlainFailure(vscode.l10n.t('Open a folder first: a prompt of your own is kept in its workspace.'));
  const folder = folders.length === 1 ? only : await vscode.window.showWorkspaceFolderPick();
  if (!folder) return undefined;
  const file = promptFileIn(folder.uri, id);
  await writeFile(file, new TextEncoder().encode(builtInText(id)));
  return file;
}

/** Puts the file into the bin where there is one. @returns its bytes, to bring it back with */
export async function removeOwnPrompt(file: vscode.Uri): Promise<Uint8Array> {
  const bytes = await vscode.workspace.fs.readFile(file);
  // Not every file system has a bin.
  await vscode.workspace.fs.delete(file, { useTrash: true }).then(undefined, () => vscode.workspace.fs.delete(file));
  return bytes;
}

/** @throws PlainFailure */
export async function writeFile(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, bytes);
  } catch {
    throw new PlainFailure(vscode.l10n.t('{0} could not be written.', vscode.workspace.asRelativePath(file)));
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
