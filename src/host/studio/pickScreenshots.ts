import * as vscode from 'vscode';
import { pictureTypes } from '../../core/attachments/index.ts';

/** The file picker for screenshots, several at once; empty when the user backs out. */
export async function pickScreenshots(): Promise<readonly vscode.Uri[]> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const extensions = Object.values(pictureTypes).flatMap(type => type.extensions);
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    filters: { [vscode.l10n.t('Pictures')]: [...extensions, ...extensions.map(extension => extension.toUpperCase())] },
    openLabel: vscode.l10n.t('Add'),
    title: vscode.l10n.t('Add Screenshots'),
    ...(folder ? { defaultUri: folder } : {}),
  });
  return picked ?? [];
}
