import * as l10n from '@vscode/l10n';
import type { VersionView } from '../../../protocol/index.ts';

export function formatScore(score: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(score);
}

/** Whole points of percent between a version and what it was made from; 0 where nothing is to be seen of it. */
export function scoreStep({ score, scoreBefore }: VersionView): number {
  return score === undefined || scoreBefore === undefined ? 0 : Math.round(score * 100) - Math.round(scoreBefore * 100);
}

/** "87 % like the screenshot, 3 points more than before". */
export function describeScore(version: VersionView, locale: string): string | undefined {
  const { score } = version;
  if (score === undefined) return undefined;
  const like = l10n.t('{0} like the screenshot', formatScore(score, locale));
  const step = scoreStep(version);
  if (step === 0) return like;
  const change = step > 0 ? l10n.t('{0} points more than before', step) : l10n.t('{0} points less than before', -step);
  return `${like}, ${change}`;
}

/** Who made it and what that cost. */
export function answerFacts({ modelLabel, cost }: VersionView): string {
  return [modelLabel, cost].filter(fact => fact !== undefined).join(' · ');
}
