import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';

/** Has another model write the page in front once more, beside the one that is there. */
export function tryAnotherModel(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.tryAnotherModel, async () => {
    const page = studio.current;
    if (!page?.picture) void vscode.window.showInformationMessage(vscode.l10n.t('There is no page of a screenshot.'));
    else if (page.isBusy) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The page is being worked on. Stop that first.'));
    } else await studio.tryModel(page);
  });
}
