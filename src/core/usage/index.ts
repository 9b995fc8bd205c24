/** What answers cost: in tokens, in money where a price is known, and in sums that keep the unknown apart. */
export { type Cost, costOf, costOfAll, costSchema, countsOf } from './cost.ts';
export { type LedgerEntry, ledgerEntrySchema, type UsageSurface } from './ledgerEntry.ts';
export { sumOfCosts } from './sumOfCosts.ts';
export { sumOfUsage } from './sumOfUsage.ts';
export { estimateTextTokens } from './textTokens.ts';
export { byDayAndModel, type DayUsage, type ModelUsage, totalsOf, type UsageTotals } from './totals.ts';
