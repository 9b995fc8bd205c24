import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';

/** Saves the page of the preview in front, or the one that was looked at last. */
export function savePageCommand(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.savePage, async () => {
    const page = studio.current;
    if (page?.html) await studio.save(page);
    else void vscode.window.showInformationMessage(vscode.l10n.t('There is no page to save yet.'));
  });
}
