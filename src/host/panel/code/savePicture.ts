import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { PlainFailure } from '../../errorMessages.ts';

/**
 * Asks where and writes the picture there.
 * @returns false when the user backed out
 * @throws PlainFailure with the file system's reason
 */
export async function savePicture(data: Uint8Array, name: string): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, name),
    filters: { PNG: ['png'] },
    title: vscode.l10n.t('Save Picture'),
  });
  if (!target) return false;
  try {
    await vscode.workspace.fs.writeFile(target, data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainFailure(vscode.l10n.t('The picture could not be saved: {0}', reason));
  }
  return true;
}
