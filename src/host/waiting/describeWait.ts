import { l10n } from 'vscode';
import type { CallWait, Endpoint } from '../../provider/index.ts';

/**
 * Why an answer has not begun, as one line.
 * @param seconds whole seconds until the next attempt, where there is one
 */
export function describeWait(wait: CallWait, { label }: Endpoint, seconds: number | undefined): string {
  if (wait.reason === 'queue') {
    return seconds === undefined
      ? l10n.t('Waiting for its turn at {0}: number {1} in the queue.', label, wait.position)
      : l10n.t(
          'Waiting for its turn at {0}: number {1} in the queue, which goes on in {2} s.',
          label,
          wait.position,
          seconds,
        );
  }
  const { attempt, attempts } = wait;
  switch (wait.kind) {
    case 'rate-limit':
      return l10n.t(
        '{0} takes no more requests at once. Trying again in {1} s (attempt {2} of {3}).',
        label,
        seconds ?? 0,
        attempt,
        attempts,
      );
    case 'overloaded':
      return l10n.t(
        'The model is overloaded at {0}. Trying again in {1} s (attempt {2} of {3}).',
        label,
        seconds ?? 0,
        attempt,
        attempts,
      );
    default:
      return l10n.t(
        '{0} did not answer. Trying again in {1} s (attempt {2} of {3}).',
        label,
        seconds ?? 0,
        attempt,
        attempts,
      );
  }
}
