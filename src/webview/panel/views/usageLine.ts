import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { UsageView } from '../../../protocol/index.ts';
import { formatCount, pageLocale } from '../../shared/format.ts';

/** What the turn took in tokens, as the endpoint counted them, and what they cost. */
export function usageLine(usage: UsageView, cost: string | undefined, uncounted = 0): TemplateResult {
  const locale = pageLocale(document.documentElement);
  const count = (value: number): string => formatCount(value, locale);
  const { promptTokens, completionTokens, totalTokens, cachedTokens, reasoningTokens } = usage;
  const read = cachedTokens
    ? l10n.t('{0} in ({1} cached)', count(promptTokens), count(cachedTokens))
    : l10n.t('{0} in', count(promptTokens));
  const written = reasoningTokens
    ? l10n.t('{0} out ({1} thinking)', count(completionTokens), count(reasoningTokens))
    : l10n.t('{0} out', count(completionTokens));
  return html`<span class="usage" title=${l10n.t('{0} tokens, as counted by the endpoint', count(totalTokens))}
    >${l10n.t('Tokens: {0}, {1}', read, written)}${cost === undefined ? nothing : ` · ${cost}`}${
      uncounted > 0 ? ` · ${l10n.t('{0} not counted by the endpoint', uncounted)}` : nothing
    }</span
  >`;
}
