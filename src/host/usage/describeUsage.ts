import * as vscode from 'vscode';
import type { Cost, UsageTotals } from '../../core/usage/index.ts';

/** What one answer cost, in words. */
export function describeCost(cost: Cost): string {
  const { t } = vscode.l10n;
  switch (cost.kind) {
    case 'money':
      return money(cost.amount, cost.currency, cost.atMost ?? false);
    case 'plan':
      return t('on the plan');
    case 'free':
      return t('free');
    case 'unknown':
      return t('price unknown');
  }
}

/** What several answers cost; of a mixture each part with how many answers it is about. */
export function describeTotalCost(totals: UsageTotals): string {
  const { t } = vscode.l10n;
  const { answers, plan, free, unknown } = totals;
  if (answers > 0 && plan === answers) return describeCost({ kind: 'plan' });
  if (answers > 0 && free === answers) return describeCost({ kind: 'free' });
  if (answers > 0 && unknown === answers) return describeCost({ kind: 'unknown' });
  return [
    ...Object.entries(totals.money).map(([currency, amount]) => money(amount, currency, totals.atMost)),
    ...(plan > 0 ? [t('{0} on the plan', plan)] : []),
    ...(free > 0 ? [t('{0} free', free)] : []),
    ...(unknown > 0 ? [t('{0} of unknown price', unknown)] : []),
  ].join(' + ');
}

export function describeTokens({ prompt, cached, completion, reasoning, uncounted }: UsageTotals): string {
  const { t } = vscode.l10n;
  const read = cached > 0 ? t('{0} in ({1} cached)', count(prompt), share(cached, prompt)) : t('{0} in', count(prompt));
  const written =
    reasoning > 0
      ? t('{0} out ({1} thinking)', count(completion), share(reasoning, completion))
      : t('{0} out', count(completion));
  const tokens = t('Tokens: {0}, {1}', read, written);
  return uncounted > 0 ? `${tokens} · ${t('{0} not counted by the endpoint', uncounted)}` : tokens;
}

/** The total of a conversation. Nothing for a single answer, which says it itself. */
export function describeConversation(totals: UsageTotals): string | undefined {
  return totals.answers < 2 ? undefined : describeTogether(totals);
}

/** All that was asked in a conversation or in one day, whichever part asked. */
export function describeTogether(totals: UsageTotals): string {
  const tokens = vscode.l10n.t('{0} tokens', count(totals.prompt + totals.completion));
  return `${tokens} · ${describeTotalCost(totals)}`;
}

function count(value: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(value);
}

function share(part: number, whole: number): string {
  return new Intl.NumberFormat(vscode.env.language, { style: 'percent' }).format(whole === 0 ? 0 : part / whole);
}

/** Two digits that say something: most answers cost a fraction of a cent. */
function money(amount: number, currency: string, isBound: boolean): string {
  const digits: Intl.NumberFormatOptions =
    amount !== 0 && amount < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 };
  const format = new Intl.NumberFormat(vscode.env.language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...digits,
  });
  return `${isBound ? '≤ ' : ''}${format.format(amount)}`;
}
