import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { ImageView } from '../../../protocol/index.ts';
import { modeOf } from '../compare/compareModes.ts';
import type { Fit } from '../fitSheets.ts';
import { isWriting, type StudioModel } from '../studioModel.ts';
import { thought } from './messages.ts';

export interface StageSize extends Fit {
  /** Of the page's frame, in the page's own pixels. */
  width: number;
  height: number;
}

/** What lies over the sheets, as large as they are. */
export interface StageLayers {
  page: TemplateResult | typeof nothing;
  original: TemplateResult | typeof nothing;
}

/** The screenshot, where it is wanted, and the page, on a drawing board. `frame` holds always the same element. */
export function stage(
  model: StudioModel,
  size: StageSize,
  frame: { element: HTMLIFrameElement },
  layers: StageLayers,
): TemplateResult {
  const { state, choices, visible } = model;
  const { source } = state;
  const waiting = isWriting(state) && !visible;
  const traced = waiting || state.html === '';
  const isBeside = source !== undefined && modeOf(model) === 'side';
  const { scale, width, height } = size;
  const sheet = { width: `${width * scale}px`, height: `${height * scale}px` };
  const paper = {
    width: `${width}px`,
    height: `${height}px`,
    transform: `scale(${scale})`,
    // What an element's scheme is, the frame in it takes as its reader's preference.
    '--page-scheme': choices.view.scheme,
  };
  return html`
    <main tabindex="0" class="stage ${isBeside ? 'compare' : ''} ${size.stacked ? 'stacked' : ''}">
      <div class="sheets">
        ${isBeside ? screenshot(source, scale / state.pixelRatio, layers) : nothing}
        <figure class="sheet">
          ${isBeside ? html`<figcaption>${l10n.t('Page')}</figcaption>` : nothing}
          <div class="paper ${waiting ? 'waiting' : ''}" style=${styleMap(sheet)}>
            <div class="frame" style=${styleMap(paper)}>${frame.element}</div>
            ${layers.page}
            ${traced && source ? html`<img class="ghost" src=${source.uri} alt="">` : nothing}
          </div>
        </figure>
      </div>
      ${waiting && state.reasoning ? thought(state.reasoning) : nothing}
    </main>
  `;
}

function screenshot(source: ImageView, scale: number, layers: StageLayers): TemplateResult {
  const size = { width: `${source.width * scale}px`, height: `${source.height * scale}px` };
  return html`
    <figure class="sheet">
      <figcaption>${l10n.t('Screenshot')}</figcaption>
      <div class="paper" style=${styleMap(size)}>
        <img class="original" src=${source.uri} alt=${l10n.t('The screenshot {0}', source.name)}>
        ${layers.original}
      </div>
    </figure>
  `;
}
