import { createHash } from 'node:crypto';
import type { CallOptions, CallWait } from '../types.ts';

/** The right to ask; given back with `leave`, which may be called more than once. */
export interface Place {
  /** Tells those behind that this answer waits for a retry, or goes on. */
  waits(wait: CallWait | undefined): void;
  leave(): void;
}

interface Waiting {
  readonly limit: number;
  readonly onWait: CallOptions['onWait'];
  readonly admit: (place: Place) => void;
}

/** The answers of one account at one origin: so many at once as the plan allows, the others in the order they came. */
export class TurnQueue {
  readonly #onIdle: () => void;
  readonly #waiting: Waiting[] = [];
  #running = 0;
  /** When the answer in front goes on, in milliseconds of `performance.now()`. */
  #retryAtMs: number | undefined;

  /** @param onIdle called when nobody is in it any more */
  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  /**
   * Resolves when it is this call's turn; rejects with the signal's reason the moment it aborts.
   * @param limit most answers at once, this one included
   */
  enter(limit: number, { signal, onWait }: CallOptions): Promise<Place> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#waiting.length === 0 && this.#running < limit) return resolve(this.#admit());
      const cancel = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        onWait?.(undefined);
        reject(signal?.reason);
        this.#moved();
      };
      const entry: Waiting = {
        limit,
        onWait,
        admit: place => {
          signal?.removeEventListener('abort', cancel);
          onWait?.(undefined);
          resolve(place);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(entry);
      onWait?.(this.#waitAt(this.#waiting.length));
    });
  }

  #admit(): Place {
    this.#running++;
    let isIn = true;
    let isRetrying = false;
    const waits = (wait: CallWait | undefined): void => {
      if (!isIn || (wait === undefined && !isRetrying)) return;
      isRetrying = wait?.reason === 'retry';
      this.#retryAtMs = wait?.reason === 'retry' ? performance.now() + wait.retryInMs : undefined;
      this.#tellAll();
    };
    const leave = (): void => {
      if (!isIn) return;
      if (isRetrying) this.#retryAtMs = undefined;
      isIn = false;
      this.#running--;
      this.#moved();
    };
    return { waits, leave };
  }

  /** Someone has left: who is next goes, the others learn how far they have come. */
  #moved(): void {
    for (let next = this.#waiting[0]; next && this.#running < next.limit; next = this.#waiting[0]) {
      this.#waiting.shift();
      next.admit(this.#admit());
    }
    this.#tellAll();
    if (this.#running === 0 && this.#waiting.length === 0) this.#onIdle();
  }

  #tellAll(): void {
    for (const [index, { onWait }] of this.#waiting.entries()) onWait?.(this.#waitAt(index + 1));
  }

  #waitAt(position: number): CallWait {
    if (this.#retryAtMs === undefined) return { reason: 'queue', position };
    return { reason: 'queue', position, retryInMs: Math.max(0, this.#retryAtMs - performance.now()) };
  }
}

const queues = new Map<string, TurnQueue>();

/** The queue of an account at an origin; one that nobody stands in is forgotten. */
export function queueFor(origin: string, apiKey: string): TurnQueue {
  // Hashed: keys are kept in one place, and it is not here.
  const name = `${origin} ${createHash('sha256').update(apiKey).digest('base64')}`;
  const known = queues.get(name);
  if (known) return known;
  const queue = new TurnQueue(() => queues.delete(name));
  queues.set(name, queue);
  return queue;
}
