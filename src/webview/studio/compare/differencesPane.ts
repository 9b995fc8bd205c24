/** How like the page is to its screenshot, and where it differs most. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { pageLocale } from '../../shared/format.ts';
import { icon } from '../../shared/icon.ts';
import { iconButton } from '../../shared/iconButton.ts';
import type { Pane } from '../panes/pane.ts';
import type { StudioController } from '../studioController.ts';
import { isWriting, type StudioModel } from '../studioModel.ts';
import { differencesPaneId, noComparison, type RegionView } from './comparison.ts';
import { likenessPercent, likenessWords, regionWords } from './regionWords.ts';
import { showRegion } from './showRegion.ts';

export interface RegionActions {
  /** A button beside each region; nothing while it cannot be done. */
  mend?(region: RegionView, model: StudioModel, controller: StudioController): (() => void) | undefined;
}

export function differencesPane(actions: RegionActions = {}): Pane {
  return {
    id: differencesPaneId,
    icon: 'diff',
    label: () => l10n.t('Differences'),
    isOffered: ({ state }) => state.source !== undefined,
    render: (model, controller) => content(model, controller, actions),
  };
}

function content(model: StudioModel, controller: StudioController, actions: RegionActions): TemplateResult {
  const { compare } = model;
  const { similarity, status, problem } = compare;
  if (status === 'failed') {
    return html`
      <p class="pane-problem" role="alert">${icon('error')} ${problem}</p>
      <button type="button" class="bar-button" @click=${() => controller.change({ compare: noComparison })}>
        ${icon('refresh')} ${l10n.t('Compare Again')}
      </button>
    `;
  }
  if (!similarity) {
    const text =
      model.state.html === '' || isWriting(model.state)
        ? l10n.t('The page is compared with its screenshot as soon as it is written.')
        : l10n.t('Comparing…');
    return html`<p class="pane-empty">${text}</p>`;
  }
  const locale = pageLocale(document.documentElement);
  const isStale = status === 'stale';
  return html`
    <div class="likeness ${isStale ? 'stale' : ''}" aria-busy=${isStale}>
      <p class="likeness-total">
        <span class="number">${likenessPercent(similarity.total, locale)}</span>
        <span>${isStale ? l10n.t('Comparing…') : likenessWords(similarity.total)}</span>
      </p>
      <dl class="likeness-parts">
        ${part(l10n.t('Layout'), l10n.t('Blocks and lines stand where they should.'), similarity.layout, locale)}
        ${part(l10n.t('Colour'), l10n.t('Blocks and text have the right colours.'), similarity.colour, locale)}
        ${part(l10n.t('Text and detail'), l10n.t('What is written is there, and says the same.'), similarity.ink, locale)}
      </dl>
    </div>
    <h3 id="regions-head">${l10n.t('Where they differ most')}</h3>
    ${
      similarity.regions.length === 0
        ? html`<p class="pane-empty">${icon('check')} ${l10n.t('There is no difference to see.')}</p>`
        : html`<ol class="diff-rows ${isStale ? 'stale' : ''}" aria-labelledby="regions-head">
            ${similarity.regions.map((region, index) => row(region, index, { model, controller, actions, locale }))}
          </ol>`
    }
  `;
}

function part(label: string, meaning: string, value: number, locale: string): TemplateResult {
  const percent = likenessPercent(value, locale);
  return html`
    <dt title=${meaning}>${label}</dt>
    <dd title=${meaning}>
      <span
        class="likeness-bar"
        role="meter"
        aria-label=${`${label}. ${meaning}`}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(value * 100)}
        aria-valuetext=${percent}
      ><span style=${`width: ${value * 100}%`}></span></span>
      <span class="number">${percent}</span>
    </dd>
  `;
}

interface RowContext {
  model: StudioModel;
  controller: StudioController;
  actions: RegionActions;
  locale: string;
}

function row(region: RegionView, index: number, { model, controller, actions, locale }: RowContext): TemplateResult {
  const isStale = model.compare.status !== 'known';
  const hover = (hovered: number | undefined) => (): void => controller.compareShows({ hovered });
  const mend = isStale ? undefined : actions.mend?.(region, model, controller);
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(region.share);
  const place = `${region.x}, ${region.y} · ${region.width} × ${region.height}`;
  return html`<li @mouseenter=${hover(index)} @mouseleave=${hover(undefined)}>
    <button
      type="button"
      class="diff-row"
      aria-pressed=${index === model.compare.chosen}
      ?disabled=${isStale}
      title=${l10n.t('Show it on the page')}
      @click=${() => showRegion(index, controller)}
      @focus=${hover(index)}
      @blur=${hover(undefined)}
    >
      <span class="diff-number">${index + 1}</span>
      <span class="diff-kind">${regionWords(region)}</span>
      <span class="diff-share number" title=${l10n.t('Share of all that is different')}>${share}</span>
      <span class="diff-place number">${place}</span>
    </button>
    ${mend ? iconButton('sparkle', l10n.t('Have it mended'), mend) : nothing}
  </li>`;
}
