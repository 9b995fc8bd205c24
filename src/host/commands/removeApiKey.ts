import * as vscode from 'vscode';
import { environmentNames } from '../environmentNames.ts';
import { commandIds } from '../ids.ts';
import { endpointItems } from '../keys/pickEndpoint.ts';
import type { Services } from '../services.ts';

type Line = vscode.QuickPickItem & { endpointId: string };

/** Removes the stored key of an endpoint, after asking. */
export function removeApiKey(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.removeApiKey, async () => {
    const { t } = vscode.l10n;
    const lines = await storedKeys(services);
    if (lines.length === 0) {
      void vscode.window.showInformationMessage(t('There is no stored API key to remove.'));
      return;
    }
    const placeHolder = t('Whose API key do you want to remove?');
    const picked = lines.length === 1 ? lines[0] : await vscode.window.showQuickPick(lines, { placeHolder });
    if (!picked) return;
    const remove = t('Remove');
    const answer = await vscode.window.showWarningMessage(
      t('Remove the API key for {0}?', picked.label),
      { modal: true, detail: t('It cannot be restored from here: you would have to copy it again from your account.') },
      remove,
    );
    if (answer === remove) await removeKey(services, picked);
  });
}

/** Also of endpoints that were taken out of the settings: their keys must not stay behind for ever. */
async function storedKeys(services: Services): Promise<Line[]> {
  const stored = await services.keys.storedFor();
  const items = await endpointItems(services);
  const known = items.filter(({ endpoint }) => stored.includes(endpoint.id));
  const orphans = stored.filter(id => !items.some(({ endpoint }) => endpoint.id === id));
  return [
    ...known.map(({ endpoint, ...item }) => ({ ...item, endpointId: endpoint.id })),
    ...orphans.map(id => ({
      endpointId: id,
      label: id,
      description: vscode.l10n.t('this endpoint is no longer in the settings'),
    })),
  ];
}

async function removeKey({ keys, endpoints, log }: Services, { endpointId, label }: Line): Promise<void> {
  const { t } = vscode.l10n;
  await keys.remove({ id: endpointId });
  log.info(`key of ${endpointId} removed`);
  const endpoint = endpoints.find(endpointId);
  const left = endpoint && (await keys.get(endpoint));
  void vscode.window.showInformationMessage(
    left?.from === 'environment'
      ? t(
          'The API key for {0} is removed. The environment still has one ({1}), which is used now.',
          label,
          (environmentNames[endpointId] ?? []).join(', '),
        )
      : t('The API key for {0} is removed.', label),
  );
}
