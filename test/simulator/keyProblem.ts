import type { SimulatedDialect } from './dialects/dialect.ts';
import type { Problem } from './dialects/errors.ts';
import type { Exchange } from './exchange.ts';
import { bearerKey } from './recording.ts';

/** Keys that begin with `bad-` are refused and those with `expired-` have expired; any other key is good. */
export function keyProblem(
  dialect: SimulatedDialect,
  { request, state }: Pick<Exchange, 'request' | 'state'>,
): Problem | undefined {
  const key = bearerKey(request);
  if (key === undefined) return dialect.keyNeeded && !state.keyless ? { reason: 'missing-key' } : undefined;
  if (key.startsWith('bad-')) return { reason: 'wrong-key' };
  return key.startsWith('expired-') ? { reason: 'expired-key' } : undefined;
}
