import type { CallWait } from '../../provider/index.ts';

/** The editor keeps every line of progress: a countdown by the second would be a wall of them. */
const stepSeconds = 10;
/** Shorter waits are over before they are read. */
const shortestMs = 1_000;

/** Counts a wait down, line by line, until it is over. */
export class WaitProgress {
  readonly #show: (wait: CallWait, seconds: number | undefined) => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param show takes the wait and the whole seconds that are left of it */
  constructor(show: (wait: CallWait, seconds: number | undefined) => void) {
    this.#show = show;
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
    // The last line is a whole step away from the end, or none follows.
    const left = seconds - stepSeconds;
    if (left > 0) this.#timer = setTimeout(() => this.#count(wait, left), stepSeconds * 1000);
  }
}
