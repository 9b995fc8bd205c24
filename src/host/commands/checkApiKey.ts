import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { acceptance, enterKey } from '../keys/enterKey.ts';
import { endpointItems, pickEndpoint } from '../keys/pickEndpoint.ts';
import { tryKey } from '../keys/tryKey.ts';
import type { Services } from '../services.ts';

/** Tries the key of an endpoint, wherever it is kept, and says what the endpoint makes of it. */
export function checkApiKey(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.checkApiKey, async () => {
    const t = vscode.l10n.t;
    const items = await endpointItems(services);
    const withKey = items.filter(({ state }) => state === 'stored' || state === 'environment');
    const setKey = t('Set API Key');
    if (withKey.length === 0) {
      const picked = await vscode.window.showInformationMessage(t('There is no API key to check.'), setKey);
      if (picked === setKey) await vscode.commands.executeCommand(commandIds.setApiKey);
      return;
    }
    const picked = await pickEndpoint(withKey, t('Whose API key do you want to check?'));
    const found = picked && (await services.keys.get(picked.endpoint));
    if (!found) return;
    const { endpoint } = picked;
    const trial = await tryKey(services, endpoint, found.key);
    switch (trial.outcome) {
      case 'accepted':
        void vscode.window.showInformationMessage(
          `${t('{0} accepts the API key.', endpoint.label)} ${acceptance(trial)}`,
        );
        return;
      case 'refused': {
        const answer = await vscode.window.showErrorMessage(trial.message, setKey);
        if (answer === setKey) await enterKey(services, endpoint);
        return;
      }
      case 'unknown':
        void vscode.window.showWarningMessage(t('The key could not be checked. {0}', trial.message));
        return;
      case 'cancelled':
        return;
    }
  });
}
