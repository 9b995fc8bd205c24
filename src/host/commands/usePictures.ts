import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';

/** Finds the pictures within the screenshot of the page in front, to be put into it. */
export function usePictures(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.usePictures, async () => {
    const { t } = vscode.l10n;
    const page = studio.current;
    if (!page?.html) {
      void vscode.window.showInformationMessage(t('There is no page to put pictures into yet.'));
    } else if (!page.picture) {
      void vscode.window.showInformationMessage(
        t('This page has no screenshot, so there are no pictures to take from it.'),
      );
    } else {
      page.preview?.panel.reveal(undefined, true);
      await studio.toolsOf(page).pictures.show();
    }
  });
}
