/** How the list is parted: pinned conversations, then by the reader's days. */
import * as l10n from '@vscode/l10n';

/** When today, yesterday and the last seven days began where the reader is, in milliseconds since 1970. */
export function dayEdges(nowMs: number): [today: number, yesterday: number, week: number] {
  const now = new Date(nowMs);
  // By the calendar: a day may have 23 or 25 hours.
  const begin = (daysAgo: number): number =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  return [begin(0), begin(1), begin(7)];
}

/** Of the groups that the host counts, in their order. */
export function groupLabel(group: number): string {
  switch (group) {
    case 0:
      return l10n.t('Pinned');
    case 1:
      return l10n.t('Today');
    case 2:
      return l10n.t('Yesterday');
    case 3:
      return l10n.t('Last 7 days');
    default:
      return l10n.t('Older');
  }
}
