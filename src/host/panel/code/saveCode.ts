import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { codeFileName } from '../../../core/code/codeFileName.ts';
import { PlainFailure } from '../../errorMessages.ts';

/**
 * Asks where, writes the code there and opens it.
 * @returns false when the user backed out
 * @throws PlainFailure with the file system's reason
 */
export async function saveCode(code: string, language: string): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, codeFileName(code, language)),
    title: vscode.l10n.t('Save Code'),
  });
  if (!target) return false;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(code.endsWith('\n') ? code : `${code}\n`));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainFailure(vscode.l10n.t('The code could not be saved: {0}', reason));
  }
  await vscode.window.showTextDocument(target, { preview: false });
  return true;
}
