import * as z from 'zod';
import type { ModelInfo, Usage } from '../../provider/index.ts';

/**
 * What one answer cost. `unknown` is said as such and never becomes 0; `plan` is covered by a subscription, so it is
 * no money; `free` is what the price table lists at 0.
 */
export const costSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('money'),
    currency: z.enum(['USD', 'CNY']),
    amount: z.number(),
    /** The price of cached input is unknown and the full one was taken: the real cost is this or less. */
    atMost: z.boolean().exactOptional(),
  }),
  z.object({ kind: z.enum(['free', 'plan', 'unknown']) }),
]);
export type Cost = z.infer<typeof costSchema>;
export type Currency = NonNullable<ModelInfo['price']>['currency'];

const perMillion = 1_000_000;

export interface CostInput {
  /** Absent: the endpoint did not say, or the answer was stopped before it could. */
  usage: Usage | undefined;
  price: ModelInfo['price'];
  /** The endpoint serves a subscription. */
  isPlan: boolean;
}

export function costOf({ usage, price, isPlan }: CostInput): Cost {
  if (isPlan) return { kind: 'plan' };
  if (!price) return { kind: 'unknown' };
  if (price.input === 0 && price.output === 0) return { kind: 'free' };
  if (!usage) return { kind: 'unknown' };
  const { prompt, cached, completion } = countsOf(usage);
  const fresh = prompt - cached;
  const { input, cachedInput = input, output, currency } = price;
  const amount = (fresh * input + cached * cachedInput + completion * output) / perMillion;
  const isBound = cached > 0 && price.cachedInput === undefined;
  return { kind: 'money', currency, amount, ...(isBound && { atMost: true }) };
}

/**
 * What several answers cost that belong together. Money of one currency is a sum; where anything of it is not known,
 * neither is the whole.
 */
export function costOfAll(costs: readonly Cost[]): Cost {
  let sum = costs[0] ?? { kind: 'unknown' };
  for (const cost of costs.slice(1)) {
    if (sum.kind === 'money' && cost.kind === 'money' && sum.currency === cost.currency) {
      const { kind, currency, amount } = sum;
      const atMost = sum.atMost || cost.atMost;
      sum = { kind, currency, amount: amount + cost.amount, ...(atMost ? { atMost } : {}) };
    } else if (sum.kind !== cost.kind || sum.kind === 'money') {
      return { kind: 'unknown' };
    }
  }
  return sum;
}

export interface TokenCounts {
  prompt: number;
  /** Part of `prompt`. */
  cached: number;
  completion: number;
  /** Part of `completion`. */
  reasoning: number;
}

/**
 * The counts that money is reckoned with. Cached tokens are part of the prompt and reasoning is part of the completion
 * wherever it is documented; gateways have been seen to report parts larger than the whole, which are cut to it.
 */
export function countsOf(usage: Usage): TokenCounts {
  const prompt = whole(usage.promptTokens);
  const completion = whole(usage.completionTokens);
  return {
    prompt,
    cached: Math.min(prompt, whole(usage.cachedTokens)),
    completion,
    reasoning: Math.min(completion, whole(usage.reasoningTokens)),
  };
}

function whole(count: number | undefined): number {
  return count === undefined || !Number.isFinite(count) ? 0 : Math.max(0, count);
}
