import * as vscode from 'vscode';
import type { Endpoint } from '../../provider/index.ts';
import type { Services } from '../services.ts';
import { isReady, type KeyState, keyState, keyStateLabel } from './keyState.ts';

export interface EndpointItem extends vscode.QuickPickItem {
  endpoint: Endpoint;
  state: KeyState;
}

/** One line for each endpoint, the active one first: its name, its host and whether it has a key. */
export async function endpointItems({ endpoints, keys }: Services): Promise<EndpointItem[]> {
  const active = endpoints.active;
  const all = [active, ...endpoints.all.filter(endpoint => endpoint.id !== active.id)];
  return Promise.all(
    all.map(async endpoint => {
      const state = await keyState(keys, endpoint);
      return {
        endpoint,
        state,
        label: endpoint.label,
        iconPath: new vscode.ThemeIcon(
          state === 'not-needed' ? 'device-desktop' : isReady(state) ? 'key' : 'circle-slash',
        ),
        description: [
          new URL(endpoint.baseUrl).host,
          keyStateLabel(state),
          ...(endpoint.id === active.id ? [vscode.l10n.t('in use')] : []),
        ].join(' · '),
      };
    }),
  );
}

/** Asks which endpoint is meant; with only one that fits there is nothing to ask. */
export async function pickEndpoint(
  items: readonly EndpointItem[],
  placeHolder: string,
): Promise<EndpointItem | undefined> {
  if (items.length === 1) return items[0];
  return vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
}
