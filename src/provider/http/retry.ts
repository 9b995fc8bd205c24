import type { GlmError } from '../errors.ts';
import { retryWaitsOf } from '../vendor/retryWaits.ts';

export interface RetryOptions {
  maxRetries: number;
  retryBaseMs: number;
}

/**
 * How long to wait before attempt number `attempt + 1`, or nothing when there is none.
 * @param attempt counts from 0
 */
export function retryDelayMs(
  error: GlmError,
  attempt: number,
  { maxRetries, retryBaseMs }: RetryOptions,
  random: () => number = Math.random,
): number | undefined {
  if (!error.retryable || attempt >= maxRetries) return undefined;
  const { factors, longestMs, jitter, longestRetryAfterMs } = retryWaitsOf(error);
  const askedForMs = error.retryAfterMs ?? 0;
  if (askedForMs > longestRetryAfterMs) return undefined;
  const factor = factors[Math.min(attempt, factors.length - 1)] ?? 1;
  const full = Math.min(retryBaseMs * factor, longestMs);
  return Math.max(full * (1 - jitter + jitter * random()), askedForMs);
}
