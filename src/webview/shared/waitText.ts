import * as l10n from '@vscode/l10n';
import type { WaitView } from '../../protocol/index.ts';
import { formatDuration } from './format.ts';

/** @param leftMs until the next attempt, where there is one */
export function waitText(wait: WaitView, leftMs: number | undefined, locale: string): string {
  const time = formatDuration(Math.ceil((leftMs ?? 0) / 1000) * 1000, locale);
  if (wait.reason === 'queue') {
    return leftMs === undefined
      ? l10n.t('Waiting for its turn: number {0} in the queue.', wait.position)
      : l10n.t('Waiting for its turn: number {0} in the queue, which goes on in {1}.', wait.position, time);
  }
  const { attempt, attempts } = wait;
  switch (wait.why) {
    case 'rate-limit':
      return l10n.t('Too many requests at once. Trying again in {0} (attempt {1} of {2}).', time, attempt, attempts);
    case 'overloaded':
      return l10n.t('The model is overloaded. Trying again in {0} (attempt {1} of {2}).', time, attempt, attempts);
    case 'failure':
      return l10n.t('There was no answer. Trying again in {0} (attempt {1} of {2}).', time, attempt, attempts);
  }
}
