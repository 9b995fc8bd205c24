import * as vscode from 'vscode';
import { commandIds, languageModelVendor } from '../ids.ts';
import type { Services } from '../services.ts';

/** VS Code's own command behind "Add Models…" (1.139). */
const addGroup = 'lm.addLanguageModelsProviderGroup';

/**
 * Lets a prompt without `@` and Agent mode use our models where nobody is signed in to GitHub. For VS Code a provider
 * is the user's own only once its list of models names it (`chatLanguageModels.json`, seen in 1.139); until then such a
 * prompt opens a dialog to sign in. An entry of the user's file is made on the user's command alone.
 */
export function enableAgentMode({ log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.enableAgentMode, async () => {
    const { t } = vscode.l10n;
    try {
      await vscode.commands.executeCommand(addGroup, { name: 'GLM', vendor: languageModelVendor });
    } catch (error) {
      // Asked for twice is done once.
      if (!/already exists/.test(String(error))) {
        log.warn(`agent mode: ${String(error)}`);
        const manage = t('Manage Language Models');
        const answer = await vscode.window.showWarningMessage(
          t('This version of VS Code does not let an extension do that. Add GLM to its language models yourself.'),
          manage,
        );
        if (answer === manage) await vscode.commands.executeCommand('workbench.action.chat.manage');
        return;
      }
    }
    void vscode.window.showInformationMessage(
      t('VS Code now counts GLM among your own models: Ask and Agent mode use them without a sign-in.'),
    );
  });
}
