import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/**
 * Asks `@glm /explain` in the editor's Chat. Chat attaches the selection by itself; without one, the participant
 * explains the function around the cursor or the file.
 */
export function explainSelection({ log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainSelection, async () => {
    if (!vscode.window.activeTextEditor) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file and select the code to explain.'));
      return;
    }
    try {
      await vscode.commands.executeCommand('workbench.action.chat.open', { query: '@glm /explain ', mode: 'ask' });
    } catch (error) {
      log.error(`Chat did not open: ${String(error)}`);
      void vscode.window.showErrorMessage(
        vscode.l10n.t("The editor's Chat could not be opened. It may be turned off."),
      );
    }
  });
}
