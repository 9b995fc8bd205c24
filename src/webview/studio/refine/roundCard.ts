import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { RefineRoundView } from '../../../protocol/index.ts';
import { formatCount, formatDuration } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import type { StudioController } from '../studioController.ts';
import { undoRound, useRound } from './refineActions.ts';

/** One round: what came of it, how like the screenshot the page was before and after, and what it took. */
export function roundCard(
  round: RefineRoundView,
  target: number,
  controller: StudioController,
  locale: string,
): TemplateResult {
  const { outcome, undone, summary, problems, canUndo, canUse } = round;
  const { sign, words } = undone ? { sign: 'discard', words: l10n.t('Taken back') } : outcomes[outcome]();
  return html`
    <article class="round" data-outcome=${undone ? 'undone' : outcome} aria-label=${l10n.t('Round {0}: {1}', round.round, words)}>
      <header>
        <h3>${l10n.t('Round {0}', round.round)}</h3>
        <span class="round-outcome">${icon(sign)} ${words}</span>
      </header>
      ${scores(round, target, locale)}
      ${summary ? html`<p class="round-summary">${summary}</p>` : nothing}
      ${problems.length > 0 ? html`<ul class="round-problems">${problems.map(problem => html`<li>${problem}</li>`)}</ul>` : nothing}
      <p class="round-facts">${facts(round, locale).join(' · ')}</p>
      ${
        canUndo || canUse
          ? html`<div class="round-actions">
              ${
                canUndo
                  ? html`<vscode-button
                      secondary
                      icon="discard"
                      title=${l10n.t('Back to the page as it was before this round')}
                      @click=${() => undoRound(controller, round.id)}
                      >${l10n.t('Undo')}</vscode-button
                    >`
                  : nothing
              }
              ${
                canUse
                  ? html`<vscode-button
                      secondary
                      title=${l10n.t('Make the page what this round made of it, though it is not more like the screenshot')}
                      @click=${() => useRound(controller, round.id)}
                      >${l10n.t('Use Anyway')}</vscode-button
                    >`
                  : nothing
              }
            </div>`
          : nothing
      }
    </article>
  `;
}

const outcomes: Readonly<Record<RefineRoundView['outcome'], () => { sign: string; words: string }>> = {
  running: () => ({ sign: 'loading codicon-modifier-spin', words: l10n.t('Running') }),
  kept: () => ({ sign: 'check', words: l10n.t('Kept') }),
  worse: () => ({ sign: 'arrow-down', words: l10n.t('Worse, not kept') }),
  same: () => ({ sign: 'dash', words: l10n.t('No difference, not kept') }),
  unusable: () => ({ sign: 'warning', words: l10n.t('Changes did not fit') }),
  nothing: () => ({ sign: 'circle-slash', words: l10n.t('Nothing to change') }),
  overtaken: () => ({ sign: 'edit', words: l10n.t('Page changed meanwhile') }),
  stopped: () => ({ sign: 'debug-stop', words: l10n.t('Stopped') }),
  failed: () => ({ sign: 'error', words: l10n.t('Failed') }),
};

function scores({ before, after }: RefineRoundView, target: number, locale: string): TemplateResult | typeof nothing {
  if (before === undefined) return nothing;
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const at = (value: number) => styleMap({ left: `${(value * 100).toFixed(2)}%` });
  const [low, high] = [Math.min(before, after ?? before), Math.max(before, after ?? before)];
  return html`
    <p class="round-scores">
      <span>${percent.format(before)}</span>
      ${
        after === undefined
          ? nothing
          : html`${icon('arrow-right')}<b>${percent.format(after)}</b>
              <span class="round-gain">${points.format((after - before) * 100)}</span>`
      }
    </p>
    <div class="gauge" aria-hidden="true">
      <span class="gauge-base" style=${styleMap({ width: `${low * 100}%` })}></span>
      <span class="gauge-gain" style=${styleMap({ left: `${low * 100}%`, width: `${(high - low) * 100}%` })}></span>
      <span class="gauge-target" style=${at(target)}></span>
    </div>
  `;
}

function facts(round: RefineRoundView, locale: string): string[] {
  const { outcome, edits, leftOut, places, modelLabel, cost, tokens, tookMs } = round;
  return [
    ...(edits === 0 ? [] : [edits === 1 ? l10n.t('1 change') : l10n.t('{0} changes', formatCount(edits, locale))]),
    ...(leftOut > 0 ? [l10n.t('{0} left out', formatCount(leftOut, locale))] : []),
    ...(outcome === 'kept' && places && places.of > 0
      ? [l10n.t('{0} of {1} places mended', places.mended, places.of)]
      : []),
    modelLabel,
    ...(tokens ? [l10n.t('{0} tokens', formatCount(tokens, locale))] : []),
    ...(cost === undefined ? [] : [cost]),
    ...(tookMs === undefined ? [] : [formatDuration(tookMs, locale)]),
  ];
}
