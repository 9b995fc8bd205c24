import type { GlmError } from '../errors.ts';

/** The doubling stops here. */
const longestBackoffMs = 8_000;
/** An overloaded model needs tens of seconds, not halves of one. */
const overloadFactor = 10;
const longestOverloadMs = 60_000;
/** A server that asks for more is not waited for: the caller learns `retryAfterMs` and decides. */
const longestRetryAfterMs = 60_000;

export interface RetryOptions {
  maxRetries: number;
  retryBaseMs: number;
}

/**
 * How long to wait before attempt number `attempt + 1`, or nothing when there is none. The upper half of the wait is
 * random, so that many clients that failed together do not come back together.
 * @param attempt counts from 0
 */
export function retryDelayMs(
  error: GlmError,
  attempt: number,
  { maxRetries, retryBaseMs }: RetryOptions,
  random: () => number = Math.random,
): number | undefined {
  if (!error.retryable || attempt >= maxRetries) return undefined;
  if ((error.retryAfterMs ?? 0) > longestRetryAfterMs) return undefined;
  const overloaded = error.kind === 'overloaded';
  const full = Math.min(
    retryBaseMs * 2 ** attempt * (overloaded ? overloadFactor : 1),
    overloaded ? longestOverloadMs : longestBackoffMs,
  );
  return Math.max(full / 2 + (full / 2) * random(), error.retryAfterMs ?? 0);
}
