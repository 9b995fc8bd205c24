import * as vscode from 'vscode';
import { nameOf, readPicture } from '../attachments/readPicture.ts';
import { commandIds } from '../ids.ts';
import { describePictureProblem } from '../pictures/describePictureProblem.ts';
import type { StartTab } from '../studio/start/startTab.ts';
import type { Studio } from '../studio/studio.ts';

/**
 * Files of the Explorer in the Studio: HTML as a page, pictures as screenshots of one page that begins. All that are
 * selected count; the menu decided which they may be.
 */
export function openInStudio(start: StartTab, studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openInStudio, async (first?: unknown, all?: unknown) => {
    const selected = Array.isArray(all) ? all.filter(entry => entry instanceof vscode.Uri) : [];
    const uris = selected.length > 1 ? selected : first instanceof vscode.Uri ? [first] : [];
    if (uris.length === 0) start.open();
    for (const uri of uris) {
      try {
        if (/\.html?$/i.test(uri.path)) await studio.openFile(uri);
        else await start.add(await readPicture(uri), uri);
      } catch (error) {
        void vscode.window.showErrorMessage(describePictureProblem(error, nameOf(uri)));
      }
    }
  });
}
