import type { CallWait } from '../../provider/index.ts';

/** Shorter waits are over before they are read. */
const shortestMs = 1_000;

/** Counts a wait down, step by step, until it is over. */
export class WaitProgress {
  readonly #show: (wait: CallWait, seconds: number | undefined) => void;
  readonly #stepSeconds: number;
  #timer: NodeJS.Timeout | undefined;

  /** @param show takes the wait and the whole seconds that are left of it */
  constructor(show: (wait: CallWait, seconds: number | undefined) => void, stepSeconds: number) {
    this.#show = show;
    this.#stepSeconds = stepSeconds;
  }

  /** @param wait nothing when it is over */
  follow(wait: CallWait | undefined): void {
    clearTimeout(this.#timer);
    if (!wait) return;
    const { retryInMs } = wait;
    if (retryInMs === undefined) this.#show(wait, undefined);
    else if (retryInMs >= shortestMs) this.#count(wait, Math.ceil(retryInMs / 1000));
  }

  #count(wait: CallWait, seconds: number): void {
    this.#show(wait, seconds);
    const left = seconds - this.#stepSeconds;
    if (left > 0) this.#timer = setTimeout(() => this.#count(wait, left), this.#stepSeconds * 1000);
  }
}
