import type { CallOptions, ChatEvent } from '../types.ts';
import type { Place, TurnQueue } from './turnQueue.ts';

/** Where a call queues, and behind how many at most it need not. */
export interface Turnstile {
  /** Asked for at each call: a queue that nobody stands in is replaced. */
  queue(): TurnQueue;
  limit: number;
}

type Events = AsyncGenerator<ChatEvent, void, void>;

/**
 * An answer that begins when it is its turn. It queues from the first `next` on; leaving early, also while it waits,
 * gives the place to the next.
 */
export class QueuedStream implements Events {
  readonly #turnstile: Turnstile;
  readonly #options: CallOptions;
  readonly #open: (options: CallOptions) => Events;
  readonly #left = new AbortController();
  readonly #events: Events;
  #answer: Events | undefined;

  constructor(turnstile: Turnstile, options: CallOptions, open: (options: CallOptions) => Events) {
    this.#turnstile = turnstile;
    this.#options = options;
    this.#open = open;
    this.#events = this.#run();
  }

  next(): Promise<IteratorResult<ChatEvent, void>> {
    return this.#events.next();
  }

  return(): Promise<IteratorResult<ChatEvent, void>> {
    this.#leave();
    return this.#events.return();
  }

  throw(error: unknown): Promise<IteratorResult<ChatEvent, void>> {
    this.#leave();
    return this.#events.throw(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async *#run(): Events {
    const place = await this.#enter();
    if (!place) return;
    try {
      this.#answer = this.#open(telling(this.#options, place));
      yield* this.#answer;
    } finally {
      place.leave();
    }
  }

  /** Nothing when the caller left meanwhile. */
  async #enter(): Promise<Place | undefined> {
    const { signal } = this.#options;
    const both = signal ? AbortSignal.any([signal, this.#left.signal]) : this.#left.signal;
    try {
      return await this.#turnstile.queue().enter(this.#turnstile.limit, { ...this.#options, signal: both });
    } catch (reason) {
      if (this.#left.signal.aborted && !signal?.aborted) return undefined;
      throw reason;
    }
  }

  #leave(): void {
    this.#left.abort();
    // A generator alone would queue this behind the next piece of the answer.
    void this.#answer?.return();
  }
}

/** Calls `ask` when it is its turn. */
export async function queued<T>(
  { queue, limit }: Turnstile,
  options: CallOptions,
  ask: (options: CallOptions) => Promise<T>,
): Promise<T> {
  const place = await queue().enter(limit, options);
  try {
    return await ask(telling(options, place));
  } finally {
    place.leave();
  }
}

/** The same options; those behind hear of its waits as the caller does. */
function telling(options: CallOptions, place: Place): CallOptions {
  return {
    ...options,
    onWait: wait => {
      place.waits(wait);
      options.onWait?.(wait);
    },
  };
}
