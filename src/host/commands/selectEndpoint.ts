import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { enterKey } from '../keys/enterKey.ts';
import { isReady } from '../keys/keyState.ts';
import { type EndpointItem, endpointItems } from '../keys/pickEndpoint.ts';
import type { Services } from '../services.ts';

/** The last lines of the list lead to the setting that holds the user's own endpoints. */
type Line = EndpointItem | (vscode.QuickPickItem & { endpoint?: undefined });

/**
 * Picks the endpoint that answers, and asks for its key when it needs one and has none. With the id of one, as the
 * button of an error gives it, that one is taken.
 */
export function selectEndpoint(services: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.selectEndpoint, async (id?: unknown) => {
    const items = typeof id === 'string' ? await endpointItems(services) : [];
    const picked = items.find(item => item.endpoint.id === id) ?? (await choose(services));
    if (picked === 'add') {
      await vscode.commands.executeCommand(commandIds.openSettings, 'glm.endpoint.custom');
      return;
    }
    if (!picked) return;
    await services.settings.setActiveEndpoint(picked.endpoint.id);
    if (!isReady(picked.state)) await enterKey(services, picked.endpoint);
  });
}

async function choose(services: Services): Promise<EndpointItem | 'add' | undefined> {
  const t = vscode.l10n.t;
  const setKey: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('key'), tooltip: t('Set API Key') };
  const list = vscode.window.createQuickPick<Line>();
  list.title = t('Endpoint');
  list.placeholder = t('Who answers, and who is paid');
  list.matchOnDescription = true;
  list.busy = true;
  list.show();
  const answer = new Promise<EndpointItem | 'add' | undefined>(resolve => {
    let picked: EndpointItem | 'add' | undefined;
    list.onDidAccept(() => {
      const line = list.selectedItems[0];
      if (line) picked = line.endpoint ? line : 'add';
      list.hide();
    });
    list.onDidTriggerItemButton(({ item }) => {
      if (item.endpoint) void vscode.commands.executeCommand(commandIds.setApiKey, item.endpoint.id);
    });
    list.onDidHide(() => {
      list.dispose();
      resolve(picked);
    });
  });
  const items = await endpointItems(services);
  list.items = [
    ...items.map(item => ({ ...item, buttons: [setKey] })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...services.endpoints.problems.map(problem => ({
      label: problem,
      iconPath: new vscode.ThemeIcon('warning'),
      alwaysShow: true,
    })),
    { label: t('Add Your Own Endpoint…'), iconPath: new vscode.ThemeIcon('add'), alwaysShow: true },
  ];
  list.busy = false;
  return answer;
}
