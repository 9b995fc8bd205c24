/** What of the screenshot lies on the page's own sheet, and the places where the two differ, on either. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { pictureSize } from '../view/viewport.ts';
import { modeOf } from './compareModes.ts';
import { differencesPaneId } from './comparison.ts';
import { regionWords } from './regionWords.ts';

/** Between two steps of the divider by keys, in parts of the width. */
const keyStep = 0.02;

/** On the sheet of the page, as large as that is. `scale`: screen pixels to one of the page's. */
export function compareLayers(model: StudioModel, controller: StudioController, scale: number): TemplateResult {
  const { state, choices, compare } = model;
  const size = pictureSize(state);
  const mode = modeOf(model);
  if (!state.source || !size || state.html === '') return html``;
  const { divider, opacity } = choices.compare;
  const box = { width: `${size.width * scale}px`, height: `${size.height * scale}px` };
  const picture = (style: Record<string, string>): TemplateResult =>
    html`<img
      class="layer layer-original"
      src=${state.source?.uri ?? ''}
      alt=${l10n.t('The screenshot {0}', state.source?.name ?? '')}
      style=${styleMap({ ...box, ...style })}
    />`;
  return html`
    ${mode === 'overlay' ? picture({ opacity: String(opacity) }) : nothing}
    ${mode === 'swipe' ? html`${picture({ 'clip-path': `inset(0 ${(1 - divider) * 100}% 0 0)` })}${handle(model, controller)}` : nothing}
    ${mode === 'blink' ? picture({ visibility: compare.blink.isOriginal ? 'visible' : 'hidden' }) : nothing}
    ${
      mode === 'difference'
        ? html`<canvas
            class="layer layer-heat"
            role="img"
            aria-label=${l10n.t('Where page and screenshot differ, the darker the more')}
            ${ref(canvas => paint(canvas, compare.heat))}
          ></canvas>`
        : nothing
    }
    ${regionMarks(model, scale)}
  `;
}

/** The places that are looked at; all of them, with their numbers, where the differences are shown. */
export function regionMarks(model: StudioModel, scale: number): TemplateResult | typeof nothing {
  const { state, compare } = model;
  const regions = compare.similarity?.regions;
  // The places are the screenshot's; on another device other things stand there.
  if (!regions || compare.status !== 'known' || model.choices.view.device !== 'picture') return nothing;
  const all = modeOf(model) === 'difference';
  if (!all && model.choices.pane !== differencesPaneId) return nothing;
  const ratio = scale / state.pixelRatio;
  return html`<div class="diff-marks" aria-hidden="true">
    ${regions.map((region, index) => {
      const isLit = index === compare.chosen || index === compare.hovered;
      if (!all && !isLit) return nothing;
      const box = {
        left: `${region.x * ratio}px`,
        top: `${region.y * ratio}px`,
        width: `${region.width * ratio}px`,
        height: `${region.height * ratio}px`,
      };
      return html`<div
        class="diff-mark ${isLit ? 'lit' : ''} ${index === compare.chosen ? 'chosen' : ''}"
        data-region=${index + 1}
        title=${regionWords(region)}
        style=${styleMap(box)}
      ><span class="diff-number">${index + 1}</span></div>`;
    })}
  </div>`;
}

const painted = new WeakMap<HTMLCanvasElement, ImageBitmap | undefined>();

function paint(element: Element | undefined, heat: ImageBitmap | undefined): void {
  if (!(element instanceof HTMLCanvasElement)) return;
  if (painted.has(element) && painted.get(element) === heat) return;
  painted.set(element, heat);
  if (!heat) {
    element.width = 0;
    return;
  }
  element.width = heat.width;
  element.height = heat.height;
  element.getContext('2d')?.drawImage(heat, 0, 0);
}

/** A line that is dragged, or moved by keys: what is left of it is the screenshot. */
function handle(model: StudioModel, controller: StudioController): TemplateResult {
  const { divider } = model.choices.compare;
  const move = (to: number): void => {
    const { model: now } = controller;
    if (!now) return;
    controller.choose({ compare: { ...now.choices.compare, divider: Math.max(0, Math.min(1, to)) } });
  };
  const drag = (event: PointerEvent): void => {
    const line = event.currentTarget as HTMLElement;
    event.preventDefault();
    line.focus();
    const paper = line.parentElement;
    const follow = ({ clientX }: PointerEvent): void => {
      const box = paper?.getBoundingClientRect();
      if (box) move((clientX - box.left) / box.width);
    };
    const end = (): void => {
      document.body.classList.remove('swiping');
      removeEventListener('pointermove', follow);
      for (const type of ['pointerup', 'pointercancel', 'blur']) removeEventListener(type, end);
    };
    // The frame under the pointer is another document, and would take its moves.
    document.body.classList.add('swiping');
    addEventListener('pointermove', follow);
    for (const type of ['pointerup', 'pointercancel', 'blur']) addEventListener(type, end);
    follow(event);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? keyStep * 5 : keyStep;
    const to = { ArrowLeft: divider - step, ArrowRight: divider + step, Home: 0, End: 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };
  return html`<div
    class="swipe-line"
    role="slider"
    tabindex="0"
    aria-label=${l10n.t('Where the screenshot ends and the page begins')}
    aria-orientation="horizontal"
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(divider * 100)}
    style=${styleMap({ left: `${divider * 100}%` })}
    @pointerdown=${drag}
    @keydown=${onKey}
  ><span class="swipe-grip"></span></div>`;
}
