/** What differs between two pictures, with how much it matters and who says so: below them, as numbered in them. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { DifferenceView } from '../../../protocol/index.ts';
import { icon } from '../../shared/icon.ts';
import type { ShownRegion } from './shownRegion.ts';

export interface DifferenceListOptions {
  readonly differences: readonly DifferenceView[];
  /** Those of the answer; none where none are drawn. */
  readonly regions: readonly ShownRegion[];
  open(region: ShownRegion): void;
  menu(region: ShownRegion, at: { x: number; y: number }): void;
}

export function differenceList({ differences, regions, open, menu }: DifferenceListOptions): TemplateResult {
  if (differences.length === 0) {
    return html`<p class="difference-none">
      ${l10n.t('Neither the measuring nor the model finds a difference.')}
    </p>`;
  }
  const placed = differences.map(({ number }) => regions.find(({ difference }) => difference === number));
  return html`<ol class="difference-list" aria-label=${l10n.t('Differences')}>
      ${differences.map((difference, index) => row(difference, placed[index], open, menu))}
    </ol>
    ${placed.some(region => region !== undefined) ? legend() : nothing}`;
}

function row(
  difference: DifferenceView,
  region: ShownRegion | undefined,
  open: DifferenceListOptions['open'],
  menu: DifferenceListOptions['menu'],
): TemplateResult {
  if (!region) return html`<li class="difference"><div class="difference-words">${inWords(difference)}</div></li>`;
  const { number } = difference;
  return html`<li class="difference" data-region=${region.key} data-color=${region.color}>
    <button
      type="button"
      class="difference-words"
      title=${l10n.t('Show difference {0} in the picture', number)}
      @click=${() => open(region)}
    >
      ${inWords(difference)}
    </button>
    <button
      type="button"
      class="icon-button region-more"
      aria-label=${l10n.t('More about {0}', number)}
      title=${l10n.t('More')}
      aria-haspopup="menu"
      @click=${(event: Event) => {
        const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
        menu(region, { x: left, y: bottom });
      }}
    >
      ${icon('ellipsis')}
    </button>
  </li>`;
}

function inWords({ number, rating, words, source }: DifferenceView): TemplateResult {
  return html`<span class="difference-number">${number}</span
    ><span class="difference-text"
      >${rating === undefined ? nothing : html`<strong>${rating}</strong> – `}${words}
      <span class="difference-source">${source}</span></span
    >`;
}

function legend(): TemplateResult {
  return html`<p class="difference-legend">
    ${l10n.t('Boxes with a whole line were measured; those with a broken line are what the model says alone.')}
  </p>`;
}
