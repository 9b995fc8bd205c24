import type { Usage } from '../../provider/index.ts';
import { type Cost, type Currency, countsOf, type TokenCounts } from './cost.ts';
import type { LedgerEntry } from './ledgerEntry.ts';

/** Sums over answers. What is not known is counted beside the sums, never inside them. */
export interface UsageTotals extends TokenCounts {
  answers: number;
  /** Answers whose tokens were not reported. */
  uncounted: number;
  /** Never added together: there is no rate of exchange here. */
  money: Partial<Record<Currency, number>>;
  /** A sum holds amounts that are upper bounds. */
  atMost: boolean;
  free: number;
  plan: number;
  /** Answers whose cost is not known. */
  unknown: number;
}

export interface Counted {
  usage?: Usage;
  cost: Cost;
}

export function totalsOf(answers: Iterable<Counted>): UsageTotals {
  const totals: UsageTotals = {
    answers: 0,
    uncounted: 0,
    prompt: 0,
    cached: 0,
    completion: 0,
    reasoning: 0,
    money: {},
    atMost: false,
    free: 0,
    plan: 0,
    unknown: 0,
  };
  for (const { usage, cost } of answers) {
    totals.answers++;
    if (usage) {
      const counts = countsOf(usage);
      totals.prompt += counts.prompt;
      totals.cached += counts.cached;
      totals.completion += counts.completion;
      totals.reasoning += counts.reasoning;
    } else totals.uncounted++;
    if (cost.kind === 'money') {
      totals.money[cost.currency] = (totals.money[cost.currency] ?? 0) + cost.amount;
      totals.atMost ||= cost.atMost ?? false;
    } else totals[cost.kind]++;
  }
  return totals;
}

export interface DayUsage {
  /** `2026-11-21`, in the time zone of `dayOf`. */
  day: string;
  totals: UsageTotals;
  /** Most tokens first. */
  models: readonly ModelUsage[];
}

export interface ModelUsage {
  modelLabel: string;
  endpointLabel: string;
  totals: UsageTotals;
}

/** Newest day first. A model is one of an endpoint: the same name elsewhere has another price. */
export function byDayAndModel(entries: readonly LedgerEntry[], dayOf: (atMs: number) => string): DayUsage[] {
  const days = Map.groupBy(entries, entry => dayOf(entry.atMs));
  return [...days]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, inDay]) => ({ day, totals: totalsOf(inDay), models: byModel(inDay) }));
}

function byModel(entries: readonly LedgerEntry[]): ModelUsage[] {
  const models = Map.groupBy(entries, ({ endpointId, modelId }) => `${endpointId}/${modelId}`);
  return [...models.values()]
    .map(group => {
      const { modelLabel = '', endpointLabel = '' } = group.at(-1) ?? {};
      return { modelLabel, endpointLabel, totals: totalsOf(group) };
    })
    .sort((a, b) => b.totals.prompt + b.totals.completion - (a.totals.prompt + a.totals.completion));
}
