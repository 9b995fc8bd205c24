import { GlmError } from '../errors.ts';

/** What a call may be waiting for; each has its own patience. `finish` ends the answer instead of failing it. */
export type Awaited = 'connection' | 'upload' | 'first-byte' | 'more' | 'finish';

const silence: Readonly<Record<Exclude<Awaited, 'finish'>, string>> = {
  connection: 'No connection',
  upload: 'The request could not be sent on',
  'first-byte': 'No answer',
  more: 'The answer went silent',
};

const longestTimerMs = 2 ** 31 - 1;

/** Why a scope ended though nobody failed. */
const left = new Error('the caller left');
const finishOverdue = new Error('nothing followed the finish reason');

/**
 * Everything that can end one attempt early, behind one signal: the caller's signal, the caller leaving the loop, and
 * the patience with what is awaited. `dispose` takes the timer and the listener away.
 */
export class CallScope {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #onAbort = (): void => this.#controller.abort(this.#caller?.reason);
  #timer: NodeJS.Timeout | undefined;
  #awaited: Awaited | undefined;
  #patienceMs = 0;

  constructor(caller: AbortSignal | undefined) {
    this.#caller = caller;
    if (caller?.aborted) this.#onAbort();
    else caller?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get wasLeft(): boolean {
    return this.signal.reason === left;
  }

  get finishIsOverdue(): boolean {
    return this.signal.reason === finishOverdue;
  }

  /** The caller wants no more. */
  leave(): void {
    this.#controller.abort(left);
  }

  throwIfEnded(): void {
    if (this.signal.aborted) throw this.signal.reason;
  }

  /**
   * Starts the patience with `what` anew. One timer object serves a whole stream: it is refreshed, not replaced.
   * A patience of zero or less, or longer than a timer can count (24 days), is endless.
   */
  await(what: Awaited, patienceMs: number): void {
    if (!(patienceMs > 0 && patienceMs <= longestTimerMs)) {
      this.arrived();
      return;
    }
    this.#awaited = what;
    if (this.#timer && this.#patienceMs === patienceMs) {
      this.#timer.refresh();
      return;
    }
    clearTimeout(this.#timer);
    this.#patienceMs = patienceMs;
    this.#timer = setTimeout(() => this.#lost(), patienceMs);
  }

  /** It came: until the next `await` the caller's own slowness is nobody's fault. */
  arrived(): void {
    this.#awaited = undefined;
  }

  /** Ends the request if it still runs, and goes. */
  close(): void {
    this.dispose();
    this.leave();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#awaited = undefined;
    this.#caller?.removeEventListener('abort', this.#onAbort);
  }

  #lost(): void {
    const what = this.#awaited;
    if (what === undefined) return;
    if (what === 'finish') {
      this.#controller.abort(finishOverdue);
      return;
    }
    const waited = this.#patienceMs < 1000 ? `${this.#patienceMs} ms` : `${Math.round(this.#patienceMs / 100) / 10} s`;
    // A server that took the request may be working on it: asking again would double the wait and the bill. Where no
    // connection came about nothing was asked yet.
    const facts = what === 'connection' ? { retryable: true, code: 'connect-timeout' } : {};
    this.#controller.abort(new GlmError('timeout', `${silence[what]} for ${waited}.`, facts));
  }
}
