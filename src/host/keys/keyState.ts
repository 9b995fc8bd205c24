import * as vscode from 'vscode';
import type { Endpoint } from '../../provider/index.ts';
import type { ApiKeys } from '../apiKeys.ts';
import { needsKey } from '../endpointRegistry.ts';

/** `moved`: a key is stored, for an address that the endpoint no longer has. */
export type KeyState = 'stored' | 'environment' | 'moved' | 'missing' | 'not-needed';

export async function keyState(keys: ApiKeys, endpoint: Endpoint): Promise<KeyState> {
  const found = await keys.get(endpoint);
  if (found) return found.from === 'storage' ? 'stored' : 'environment';
  if (await keys.movedAway(endpoint)) return 'moved';
  return needsKey(endpoint) ? 'missing' : 'not-needed';
}

export function keyStateLabel(state: KeyState): string {
  const t = vscode.l10n.t;
  switch (state) {
    case 'stored':
      return t('key set');
    case 'environment':
      return t('key from the environment');
    case 'moved':
      return t('the address has changed: set the key again');
    case 'missing':
      return t('no key');
    case 'not-needed':
      return t('needs no key');
  }
}

/** Whether a request can be sent as things are. */
export function isReady(state: KeyState): boolean {
  return state === 'stored' || state === 'environment' || state === 'not-needed';
}
