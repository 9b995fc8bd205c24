import type { Cost } from '../../usage/cost.ts';
import type { RefineOptions } from './refineOptions.ts';

/** What came of a round. */
export type RoundOutcome =
  /** The page is more like the screenshot, and is the page now. */
  | 'kept'
  /** It is less like it. */
  | 'worse'
  /** One sees no difference. */
  | 'same'
  /** The model wrote no edits that could be applied, also when asked to mend them. */
  | 'unusable'
  /** The model found nothing to change. */
  | 'nothing';

export interface RoundSpent {
  /** Asked and answered; an estimate where the endpoint does not say. */
  readonly tokens: number;
  /** Of each answer of the round. */
  readonly costs: readonly Cost[];
}

export interface DoneRound extends RoundSpent {
  readonly outcome: RoundOutcome;
}

export type RefineEnd =
  | 'target'
  | 'rounds'
  | 'no-improvement'
  | 'nothing-to-change'
  | 'tokens'
  | 'money'
  /** There is a limit in money, and what was spent is not known: not known is not nothing. */
  | 'unknown-cost';

/** So many rounds in a row without a gain are enough. */
const patience = 2;

/**
 * Why no further round is to begin; nothing where one is.
 * @param score of the page as it now is
 * @param rounds of this run, in order
 */
export function whyEnd(score: number, rounds: readonly DoneRound[], options: RefineOptions): RefineEnd | undefined {
  if (score >= options.target) return 'target';
  if (rounds.at(-1)?.outcome === 'nothing') return 'nothing-to-change';
  if (rounds.length >= options.rounds) return 'rounds';
  const last = rounds.slice(-patience);
  if (last.length === patience && last.every(({ outcome }) => outcome !== 'kept')) return 'no-improvement';
  return spentUp(rounds, options);
}

/** A round that would probably cross a limit does not begin: the dearest so far says what one takes. */
function spentUp(rounds: readonly DoneRound[], { maxTokens, maxCost }: RefineOptions): RefineEnd | undefined {
  const within = (amounts: readonly number[], limit: number): boolean =>
    amounts.reduce((sum, amount) => sum + amount, 0) + Math.max(0, ...amounts) <= limit;
  if (maxTokens !== undefined && rounds.length > 0) {
    const tokens = rounds.map(round => round.tokens);
    if (!within(tokens, maxTokens)) return 'tokens';
  }
  if (maxCost === undefined || rounds.length === 0) return undefined;
  const amounts = rounds.map(({ costs }) => costs.map(cost => amountOf(cost, maxCost.currency)));
  if (amounts.flat().includes(undefined)) return 'unknown-cost';
  const sums = amounts.map(round => round.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));
  return within(sums, maxCost.amount) ? undefined : 'money';
}

/** In this currency; nothing where it is not known. What a subscription covers is no money. */
function amountOf(cost: Cost, currency: string): number | undefined {
  switch (cost.kind) {
    case 'money':
      return cost.currency === currency ? cost.amount : undefined;
    case 'free':
    case 'plan':
      return 0;
    case 'unknown':
      return undefined;
  }
}
