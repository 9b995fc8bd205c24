import type { ErrorKind } from '../errors.ts';

/** How long to wait before further attempts after one sort of failure. */
export interface RetryWaits {
  /** Of the first, second … further attempt, in multiples of `retryBaseMs` (500 ms unless set); the last one repeats. */
  factors: readonly number[];
  /** No wait is longer, whatever the base. */
  longestMs: number;
  /** The part of a wait that is chance, so that clients that failed together do not come back together. */
  jitter: number;
  /** A server that asks for more is not waited for: the caller learns `retryAfterMs` and decides. */
  longestRetryAfterMs: number;
}

const usual: RetryWaits = { factors: [1, 2, 4, 8, 16], longestMs: 8_000, jitter: 0.5, longestRetryAfterMs: 60_000 };
/** A model without room: 5, 10, 20, 40, 60 s. A server that still loads its model says the same. */
const overloaded: RetryWaits = { ...usual, factors: [10, 20, 40, 80, 120], longestMs: 60_000 };
/** 30, 60, 90, 120 s. */
const busyForMinutes: RetryWaits = {
  factors: [60, 120, 180, 240],
  longestMs: 120_000,
  jitter: 0.2,
  longestRetryAfterMs: 120_000,
};

const byKind: ReadonlyMap<ErrorKind, RetryWaits> = new Map<ErrorKind, RetryWaits>([
  ['overloaded', overloaded],
  // 1, 2, 4, 8 s: limits are counted in seconds or minutes.
  ['rate-limit', { ...usual, factors: [2, 4, 8, 16], longestMs: 30_000 }],
]);

/**
 * BigModel's and Z.ai's own. 1302 counts requests at once, so a place is free when another answer has ended (docs.z.ai
 * rate limits, 2026-11); 1305 and 1312 last for minutes, and quick attempts only lengthen them (seen 2026-08 to 2026-10).
 */
const byCode: ReadonlyMap<string, RetryWaits> = new Map<string, RetryWaits>([
  ['1302', { ...usual, factors: [4, 8, 16, 32], longestMs: 30_000 }],
  ['1303', { ...usual, factors: [4, 10, 20, 40], longestMs: 30_000 }],
  ['1305', busyForMinutes],
  ['1312', busyForMinutes],
]);

/** Whether there is another attempt at all the error itself says. */
export function retryWaitsOf({ kind, code = '' }: { kind: ErrorKind; code?: string }): RetryWaits {
  return byCode.get(code) ?? byKind.get(kind) ?? usual;
}
