import * as vscode from 'vscode';
import type { MeasuredDifferences } from '../../../core/verbs/index.ts';

/** What measuring two pictures says in a sentence. It is no model's word. */
export function measuredSentence({ total, layout, colour, ink, regions }: Omit<MeasuredDifferences, 'sizes'>): string {
  const { t } = vscode.l10n;
  const sum = t(
    '{0} alike: layout {1}, colours {2}, text and detail {3}.',
    percentOf(total),
    percentOf(layout),
    percentOf(colour),
    percentOf(ink),
  );
  const count =
    regions.length === 0
      ? t('No place differs.')
      : regions.length === 1
        ? t('1 place differs.')
        : t('{0} places differ.', regions.length);
  return t('Measured: {0}', `${sum} ${count}`);
}

/** Never rounded up to all: what is not quite the same must not read as the same. */
export function percentOf(part: number): string {
  const percent = part < 1 ? Math.min(0.99, part) : 1;
  return new Intl.NumberFormat(vscode.env.language, { style: 'percent' }).format(percent);
}

/** What is wrong at a measured place. */
export function wordOfKind(kind: MeasuredDifferences['regions'][number]['kind']): string {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'missing':
      return t('Missing');
    case 'extra':
      return t('Too much');
    case 'colour':
      return t('Other colour');
    case 'text':
      return t('Other text');
    case 'different':
      return t('Different');
  }
}
