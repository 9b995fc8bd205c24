import * as vscode from 'vscode';
import type { Endpoint } from '../../provider/index.ts';
import type { Services } from '../services.ts';
import { askForKey } from './askForKey.ts';
import { keyState } from './keyState.ts';
import { type KeyTrial, tryKey } from './tryKey.ts';

/** `saved` only when a key was stored. */
export type EnterKeyResult = 'saved' | 'back' | 'left';

/** Asks for a key, tries it at the endpoint, and stores it when it is accepted or the user wants it stored anyway. */
export async function enterKey(
  services: Services,
  endpoint: Endpoint,
  { canGoBack = false } = {},
): Promise<EnterKeyResult> {
  for (;;) {
    const replaces = (await keyState(services.keys, endpoint)) === 'stored';
    const answer = await askForKey({ endpoint, replaces, canGoBack });
    if (answer === undefined) return 'left';
    if (answer === 'back') return 'back';
    const trial = await tryKey(services, endpoint, answer.key);
    const verdict = await whatNow(trial);
    if (verdict === 'again') continue;
    if (verdict === 'leave') return 'left';
    await services.keys.set(endpoint, answer.key);
    services.log.info(`key set for ${endpoint.id}, ${trial.outcome} by the endpoint`);
    void services.catalog.tryRefresh(endpoint);
    void tellSaved(services, endpoint, trial);
    return 'saved';
  }
}

async function whatNow(trial: KeyTrial): Promise<'save' | 'again' | 'leave'> {
  const t = vscode.l10n.t;
  const tryAnother = t('Try Another Key');
  const saveAnyway = t('Save Anyway');
  let picked: string | undefined;
  switch (trial.outcome) {
    case 'accepted':
      return 'save';
    case 'refused':
      // Modal: it stands between two questions of one flow, and the same notification twice in a row may not be shown.
      picked = await vscode.window.showErrorMessage(trial.message, { modal: true }, tryAnother, saveAnyway);
      break;
    case 'unknown':
      picked = await vscode.window.showWarningMessage(
        t('The key could not be checked and is not saved yet. {0}', trial.message),
        saveAnyway,
        tryAnother,
      );
      break;
    case 'cancelled':
      picked = await vscode.window.showWarningMessage(
        t('The check was cancelled, and the key is not saved yet.'),
        saveAnyway,
        tryAnother,
      );
      break;
  }
  if (picked === saveAnyway) return 'save';
  return picked === tryAnother ? 'again' : 'leave';
}

async function tellSaved(services: Services, endpoint: Endpoint, trial: KeyTrial): Promise<void> {
  const t = vscode.l10n.t;
  const use = t('Use {0} Now', endpoint.label);
  const isActive = services.endpoints.active.id === endpoint.id;
  const saved = t('The API key for {0} is saved.', endpoint.label);
  const picked = await vscode.window.showInformationMessage(
    trial.outcome === 'accepted' ? `${saved} ${acceptance(trial)}` : saved,
    ...(isActive ? [] : [use]),
  );
  if (picked === use) await services.settings.setActiveEndpoint(endpoint.id);
}

/** What an accepted key amounts to, in a sentence. */
export function acceptance(trial: KeyTrial & { outcome: 'accepted' }): string {
  if (trial.remark) return vscode.l10n.t('The endpoint knows the key, but says: {0}', trial.remark);
  return vscode.l10n.t('The endpoint answers with it; models listed: {0}.', trial.models ?? 0);
}
