import type { ErrorView } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { Cancelled, isCancelled } from '../cancellation.ts';

/** What is done to a page; `relabel` says how far it is. */
export type PageAct = (signal: AbortSignal, relabel: (label: string) => void) => Promise<void>;

/** What failed, in words, and how it is tried again. */
export interface WorkFailure {
  readonly error: ErrorView;
  readonly endpoint: Endpoint;
  readonly retry: () => unknown;
}

/** What the page does about it. */
export interface PageActEvents {
  /** Something else is to be shown. */
  changed(): void;
  /** Not when it was stopped. */
  failed(error: unknown): WorkFailure;
  ended(): void;
}

/** A page is worked on by one at a time: written, refined, told, or fitted with pictures. Each can be stopped. */
export class PageWork {
  /** Of what was done to the page that is there; the page's own error is about how it was written. */
  failure: WorkFailure | undefined;
  #ended: Promise<unknown> = Promise.resolve();
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

  /**
   * Does one thing, where nothing else is under way.
   * @returns whether it came to its end
   */
  act(label: string, act: PageAct, events: PageActEvents): Promise<boolean> {
    return this.follow(this.#act(label, act, events));
  }

  /** Takes this into account in `ended`. */
  follow<T>(doing: Promise<T>): Promise<T> {
    this.#ended = Promise.allSettled([this.#ended, doing]);
    return doing;
  }

  /** Resolves when what is being done has come to its very end, with all that follows from it. Never rejects. */
  get ended(): Promise<unknown> {
    return this.#ended;
  }

  stop(): void {
    this.#running?.controller.abort(new Cancelled());
  }

  async #act(label: string, act: PageAct, { changed, failed, ended }: PageActEvents): Promise<boolean> {
    const work = this.begin(label);
    if (!work) return false;
    this.failure = undefined;
    changed();
    try {
      await act(work.signal, next => {
        work.relabel(next);
        changed();
      });
      return true;
    } catch (error) {
      if (!isCancelled(error)) this.failure = failed(error);
      return false;
    } finally {
      work.end();
      changed();
      ended();
    }
  }
}
