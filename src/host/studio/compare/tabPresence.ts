export interface TabState {
  isVisible(): boolean;
  /** What is thrown of a tab that is hidden, or closed. */
  hidden(): Error;
  closed(): Error;
}

/**
 * Whether a tab is on the screen and its page has begun to work: what is hidden is not there at all, and comes anew when
 * it is shown again. Needs no editor.
 */
export class TabPresence {
  readonly #tab: TabState;
  #isReady = false;
  #isClosed = false;
  readonly #waiting = new Set<() => void>();

  constructor(tab: TabState) {
    this.#tab = tab;
  }

  /** Its page asked for what it shows. */
  opened(): void {
    this.#isReady = true;
    this.#tell();
  }

  /** It was shown or hidden. */
  changed(): void {
    if (this.#tab.isVisible()) return;
    this.#isReady = false;
    this.#tell();
  }

  closed(): void {
    this.#isReady = false;
    this.#isClosed = true;
    this.#tell();
  }

  /** Waits for as long as it takes. @throws when the tab is closed; the signal's reason */
  whenShown(signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#isReady, signal);
  }

  /**
   * What the tab is to do now, once it has begun to work.
   * @throws when it is hidden or closed, now or before it is done; the signal's reason
   */
  async whileShown<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    this.#refuseHidden();
    const settled = new AbortController();
    const either = AbortSignal.any([signal, settled.signal]);
    const gone = this.#until(() => {
      this.#refuseHidden();
      return false;
    }, either);
    const done = this.#until(() => this.#isReady, either).then(act);
    // Whichever comes later has nobody left to tell.
    done.catch(() => undefined);
    gone.catch(() => undefined);
    try {
      return (await Promise.race([gone, done])) as T;
    } finally {
      settled.abort();
    }
  }

  #refuseHidden(): void {
    if (this.#isClosed) throw this.#tab.closed();
    if (!this.#tab.isVisible()) throw this.#tab.hidden();
  }

  /** `isTrue` may throw what is to be thrown. */
  #until(isTrue: () => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        try {
          signal.throwIfAborted();
          if (this.#isClosed) throw this.#tab.closed();
          if (!isTrue()) return;
          resolve();
        } catch (error) {
          reject(error);
        }
        this.#waiting.delete(look);
        signal.removeEventListener('abort', look);
      };
      this.#waiting.add(look);
      signal.addEventListener('abort', look);
      look();
    });
  }

  #tell(): void {
    for (const look of [...this.#waiting]) look();
  }
}
