import * as l10n from '@vscode/l10n';
import type { SimilarityView } from '../../../protocol/index.ts';

/** What is wrong there, in a word or two. */
export function regionWords({ kind }: Pick<SimilarityView['regions'][number], 'kind'>): string {
  switch (kind) {
    case 'missing':
      return l10n.t('Missing');
    case 'extra':
      return l10n.t('Too much');
    case 'colour':
      return l10n.t('Other colour');
    case 'text':
      return l10n.t('Other text');
    case 'different':
      return l10n.t('Different');
  }
}

/** What a likeness of 0 to 1 means. */
export function likenessWords(total: number): string {
  if (total >= 0.98) return l10n.t('As good as the same');
  if (total >= 0.9) return l10n.t('Very close');
  if (total >= 0.75) return l10n.t('Quite close');
  if (total >= 0.5) return l10n.t('Alike in part');
  return l10n.t('Far from it');
}

/** Only what is the same is a hundred per cent. */
export function likenessPercent(part: number, locale: string): string {
  const shown = part >= 1 ? 1 : Math.min(part, 0.994);
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(shown);
}
