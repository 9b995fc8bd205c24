import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';

/** Brings the page in front, or the one that was looked at last, to match its screenshot. */
export function refinePage(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.refinePage, async () => {
    const { t } = vscode.l10n;
    const page = studio.current;
    if (!page?.html) {
      void vscode.window.showInformationMessage(t('There is no page to refine yet.'));
    } else if (!page.picture) {
      void vscode.window.showInformationMessage(
        t('This page has no screenshot, so there is nothing to compare it with.'),
      );
    } else if (page.record.isSketch) {
      void vscode.window.showInformationMessage(
        t('This page was built from a sketch, which it is not to look like. Say what to change instead.'),
      );
    } else if (page.isBusy) {
      void vscode.window.showInformationMessage(
        t('Something is being done to the page. Stop it, or wait for its end.'),
      );
    } else {
      page.preview?.panel.reveal(undefined, true);
      await studio.toolsOf(page).refinement.start();
    }
  });
}
