import * as vscode from 'vscode';
import type { PageChange } from '../../../core/studio/versions/pageChange.ts';
import { describeCost } from '../../usage/describeUsage.ts';

/** What was done to a page, in a line. */
export function describeChange(change: PageChange): string {
  const { t } = vscode.l10n;
  switch (change.kind) {
    case 'written':
      return change.wish ? t('Written: {0}', change.wish) : t('Written from the screenshot');
    case 'opened':
      return t('Opened: {0}', change.name);
    case 'hand':
      return t('Edited by hand');
    case 'touched':
      return change.what;
    case 'told':
      return change.wish;
    case 'refined':
      return t('Refined, round {0}', change.round);
    case 'assets':
      return t('Pictures from the screenshot: {0}', change.count);
    case 'returned':
      return t('Gone back');
  }
}

/** Who was asked for it and what that cost; nothing where nobody was. */
export function answerOf(change: PageChange): { modelLabel?: string; cost?: string } {
  if (!('modelLabel' in change)) return {};
  const { modelLabel, cost = { kind: 'unknown' } } = change;
  return { ...(modelLabel ? { modelLabel } : {}), cost: describeCost(cost) };
}
