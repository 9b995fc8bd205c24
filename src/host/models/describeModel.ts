import * as vscode from 'vscode';
import type { ModelInfo } from '../../provider/index.ts';
import { seesPictures } from '../modelCatalog.ts';

/** What a model takes and costs, in one line; what is not known is said to be unknown, never left to look free. */
export function describeModel(model: ModelInfo): string {
  const t = vscode.l10n.t;
  return [
    seesPictures(model) ? t('sees pictures') : t('text only'),
    model.contextTokens === undefined
      ? t('context length unknown')
      : t('{0} context', shortTokens(model.contextTokens)),
    describePrice(model),
  ].join(' · ');
}

/** Per million tokens. */
export function describePrice({ price }: ModelInfo): string {
  const t = vscode.l10n.t;
  if (!price) return t('price unknown');
  if (price.input === 0 && price.output === 0) return t('free');
  const money = new Intl.NumberFormat(vscode.env.language, {
    style: 'currency',
    currency: price.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: 3,
  });
  return t('{0} in, {1} out per 1M tokens', money.format(price.input), money.format(price.output));
}

/** 131,072 is 128K and 200,000 is 200K: vendors count both ways, and people know the round number. */
export function shortTokens(tokens: number): string {
  const base = tokens % 1024 === 0 ? 1024 : 1000;
  if (tokens >= base * base) return `${trim(tokens / base / base)}M`;
  return tokens >= base ? `${trim(tokens / base)}K` : String(tokens);
}

function trim(value: number): string {
  return String(Math.round(value * 10) / 10);
}
