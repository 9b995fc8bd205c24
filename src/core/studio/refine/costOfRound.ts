import type { Cost } from '../../usage/cost.ts';

/** What all answers of a round cost together; nothing without any, and not known where one of them is not. */
export function costOfRound(costs: readonly Cost[]): Cost | undefined {
  return costs.reduce<Cost | undefined>((sum, cost) => (sum ? together(sum, cost) : cost), undefined);
}

function together(a: Cost, b: Cost): Cost {
  if (a.kind === 'unknown' || b.kind === 'unknown') return { kind: 'unknown' };
  if (a.kind !== 'money') return b;
  if (b.kind !== 'money') return a;
  // There is no rate of exchange here.
  if (a.currency !== b.currency) return { kind: 'unknown' };
  return { ...a, amount: a.amount + b.amount, ...(b.atMost ? { atMost: true } : {}) };
}
