import * as vscode from 'vscode';
import type { Difference, Severity } from '../../core/verbs/index.ts';
import { percentOf, wordOfKind } from './preparations/measuredSentence.ts';

/** What differs: in the model's words, else what measuring calls it. */
export function wordsOf({ text, measured }: Difference): string {
  return text ?? (measured ? wordOfKind(measured.kind) : '');
}

/** Who says so: the measuring, the model, or both. */
export function sourceOf({ text, measured, boxes }: Difference): string {
  const { t } = vscode.l10n;
  if (measured) {
    const share = percentOf(measured.share);
    return text === undefined
      ? t('measured: {0} of all that differs; the model does not speak of it', share)
      : t('measured: {0}, {1} of all that differs', wordOfKind(measured.kind), share);
  }
  return boxes.some(box => box !== undefined)
    ? t('said by the model, not measured')
    : t('said by the model without a place');
}

/** How much it matters. */
export function wordOfSeverity(severity: Severity): string {
  const { t } = vscode.l10n;
  switch (severity) {
    case 'high':
      return t('High');
    case 'medium':
      return t('Medium');
    case 'low':
      return t('Low');
  }
}
