import { Cancelled } from '../cancellation.ts';

/** A page is worked on by one at a time: written, refined, told, or fitted with pictures. Each can be stopped. */
export class PageWork {
  #running: { controller: AbortController; label: string | undefined } | undefined;

  /** There is something to stop. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** What is being done, in words; nothing while the page as a whole is written, which has a state of its own. */
  get label(): string | undefined {
    return this.#running?.label;
  }

  /**
   * @param label what is done, for people
   * @param outer stops it as well
   * @returns undefined when something else is under way. Otherwise `end` must be called, whatever happens.
   */
  begin(
    label?: string,
    outer?: AbortSignal,
  ): { signal: AbortSignal; relabel(label: string): void; end(): void } | undefined {
    if (this.#running) return undefined;
    const running = { controller: new AbortController(), label };
    this.#running = running;
    const follow = (): void => running.controller.abort(new Cancelled());
    if (outer?.aborted) follow();
    outer?.addEventListener('abort', follow);
    return {
      signal: running.controller.signal,
      relabel: next => {
        running.label = next;
      },
      end: () => {
        outer?.removeEventListener('abort', follow);
        if (this.#running === running) this.#running = undefined;
      },
    };
  }

  stop(): void {
    this.#running?.controller.abort(new Cancelled());
  }
}
