import type { Cost } from './cost.ts';

/** What several answers to one request cost together. One that is unknown, or money of another currency, makes the sum unknown. */
export function sumOfCosts(costs: readonly [Cost, ...Cost[]]): Cost {
  return costs.reduce(both);
}

function both(a: Cost, b: Cost): Cost {
  if (a.kind === 'free' || b.kind === 'unknown') return b;
  if (b.kind === 'free' || a.kind === 'unknown') return a;
  if (a.kind === 'plan' && b.kind === 'plan') return a;
  if (a.kind !== 'money' || b.kind !== 'money' || a.currency !== b.currency) return { kind: 'unknown' };
  return { ...a, amount: a.amount + b.amount, ...(a.atMost || b.atMost ? { atMost: true } : {}) };
}
