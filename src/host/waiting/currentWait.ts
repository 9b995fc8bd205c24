import type { WaitView } from '../../protocol/index.ts';
import type { CallWait } from '../../provider/index.ts';

/** What an answer waits for before it begins, and what is left of it. */
export class CurrentWait {
  #wait: CallWait | undefined;
  /** By `performance.now()`. */
  #sinceMs = 0;

  /** @param wait nothing when it is over */
  set(wait: CallWait | undefined): void {
    this.#wait = wait;
    this.#sinceMs = performance.now();
  }

  /** As of now. */
  get now(): CallWait | undefined {
    const wait = this.#wait;
    if (wait?.retryInMs === undefined) return wait;
    return { ...wait, retryInMs: Math.max(0, wait.retryInMs - (performance.now() - this.#sinceMs)) };
  }
}

export function waitView(wait: CallWait): WaitView {
  if (wait.reason === 'queue') return { reason: 'queue', position: wait.position, retryInMs: wait.retryInMs };
  const { attempt, attempts, retryInMs, kind } = wait;
  const why = kind === 'rate-limit' || kind === 'overloaded' ? kind : 'failure';
  return { reason: 'retry', why, attempt, attempts, retryInMs };
}
