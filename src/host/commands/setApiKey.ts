import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { enterKey } from '../keys/enterKey.ts';
import { endpointItems, pickEndpoint } from '../keys/pickEndpoint.ts';
import type { Services } from '../services.ts';

/**
 * Sets or replaces the key of an endpoint: the one whose id is given (an error's button knows it), else one that the
 * user picks. Resolves to whether a key was stored.
 */
export function setApiKey(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.setApiKey, async (endpointId?: unknown): Promise<boolean> => {
    // A menu passes arguments of its own, so only the id of an endpoint counts.
    const given = typeof endpointId === 'string' ? services.endpoints.find(endpointId) : undefined;
    if (given) return (await enterKey(services, given)) === 'saved';
    for (;;) {
      const items = await endpointItems(services);
      const picked = await pickEndpoint(items, vscode.l10n.t('Whose API key do you want to set?'));
      if (!picked) return false;
      const result = await enterKey(services, picked.endpoint, { canGoBack: items.length > 1 });
      if (result !== 'back') return result === 'saved';
    }
  });
}
