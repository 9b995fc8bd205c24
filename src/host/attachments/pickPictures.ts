import * as vscode from 'vscode';
import { pictureTypes } from '../../core/attachments/index.ts';

/** The file picker for pictures, several at once; empty when the user backs out. */
export async function pickPictures(): Promise<readonly vscode.Uri[]> {
  const extensions = Object.values(pictureTypes).flatMap(type => type.extensions);
  const picked = await vscode.window.showOpenDialog({
    canSelectMany: true,
    openLabel: vscode.l10n.t('Attach'),
    title: vscode.l10n.t('Attach Pictures'),
    filters: { [vscode.l10n.t('Pictures')]: [...extensions, ...extensions.map(extension => extension.toUpperCase())] },
  });
  return picked ?? [];
}
