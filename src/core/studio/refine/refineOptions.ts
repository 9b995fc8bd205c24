import type { Currency } from '../../usage/cost.ts';

/** When refining ends, if nothing else ends it. */
export interface RefineOptions {
  /** From 0 to 1: as like the screenshot as that is enough. */
  readonly target: number;
  /** At most. */
  readonly rounds: number;
  /** Of all rounds together, asked and answered; nothing where there is no limit. */
  readonly maxTokens?: number;
  /** The same in money. */
  readonly maxCost?: { readonly amount: number; readonly currency: Currency };
}

export const defaultTarget = 0.95;
export const defaultRounds = 3;
export const mostRounds = 20;
