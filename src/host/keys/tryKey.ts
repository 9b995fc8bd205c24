import * as vscode from 'vscode';
import { type Endpoint, GlmError } from '../../provider/index.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { describeError } from '../errorMessages.ts';
import type { Services } from '../services.ts';

export type KeyTrial =
  /** `models`: how many the endpoint lists; absent where it knows the key and answered with something else. */
  | { outcome: 'accepted'; models?: number; remark?: string }
  | { outcome: 'refused'; message: string }
  /** The endpoint could not be asked, or has no list of models to ask for. */
  | { outcome: 'unknown'; message: string }
  | { outcome: 'cancelled' };

/** Asks the endpoint for its models with a key that need not be stored, under a progress that can be cancelled. */
export function tryKey(services: Services, endpoint: Endpoint, key: string): Thenable<KeyTrial> {
  const title = vscode.l10n.t('Checking the API key at {0}', endpoint.label);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (_progress, token) => {
      const { signal, dispose } = signalOf(token);
      try {
        const client = await services.clients.withKey(endpoint, key);
        const models = await client.listModels({ signal });
        return { outcome: 'accepted', models: models.length };
      } catch (error) {
        if (isCancelled(error)) return { outcome: 'cancelled' };
        return judge(error, endpoint);
      } finally {
        dispose();
      }
    },
  );
}

function judge(error: unknown, endpoint: Endpoint): KeyTrial {
  const { message, detail } = describeError(error, endpoint);
  const whole = detail ? `${message} ${detail}` : message;
  if (!(error instanceof GlmError)) return { outcome: 'unknown', message: whole };
  switch (error.kind) {
    case 'auth':
      return { outcome: 'refused', message: whole };
    // An endpoint that counts the account's requests or money has recognised the key.
    case 'balance':
    case 'quota':
    case 'rate-limit':
      return { outcome: 'accepted', remark: whole };
    default:
      return { outcome: 'unknown', message: whole };
  }
}
