import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { PageBox } from '../../../core/studio/point/frameTalk.ts';
import type { ImageView } from '../../../protocol/index.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { boxBetween, moved, resized } from './regionBox.ts';

/** Pixels of the screenshot that a key moves an edge by. */
const keyStep = 8;

let drawn: { from: { x: number; y: number }; box: PageBox } | undefined;

/** Over the screenshot: parts of it that were circled, and while pointing is on, a place to circle more. */
export function regionLayer(
  model: StudioModel,
  controller: StudioController,
  source: ImageView,
): TemplateResult | typeof nothing {
  const { regions } = model.choices.points;
  const { isOn } = model.point;
  if (!isOn && regions.length === 0) return nothing;
  const { point } = controller;
  const boxes = html`
    ${regions.map((region, index) => regionBox(region, index, source, controller))}
    ${drawn ? html`<div class="region-box is-drawn" style=${placeOf(drawn.box, source)}></div>` : nothing}
  `;
  if (!isOn) return html`<div class="region-layer">${boxes}</div>`;
  return html`
    <div
      class="region-layer is-on"
      role="group"
      tabindex="0"
      aria-label=${l10n.t('Regions of the screenshot')}
      aria-description=${l10n.t('Draw a rectangle, or press Enter for one that arrow keys move and Shift with arrow keys resizes.')}
      @pointerdown=${(event: PointerEvent) => {
        if (event.button !== 0 || event.target !== event.currentTarget) return;
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        const from = placeIn(event, source);
        drawn = { from, box: boxBetween(from, from, source) };
      }}
      @pointermove=${(event: PointerEvent) => {
        if (!drawn) return;
        drawn = { from: drawn.from, box: boxBetween(drawn.from, placeIn(event, source), source) };
        controller.redraw();
      }}
      @pointerup=${() => {
        if (drawn && drawn.box.width >= keyStep && drawn.box.height >= keyStep) point.circle(drawn.box);
        drawn = undefined;
        controller.redraw();
      }}
      @pointercancel=${() => {
        drawn = undefined;
        controller.redraw();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') point.toggle(false);
        else if (event.key === 'Enter' && event.target === event.currentTarget) point.circle(middleOf(source), true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      ${boxes}
    </div>
  `;
}

function regionBox(region: PageBox, index: number, source: ImageView, { point }: StudioController): TemplateResult {
  return html`<div
    class="region-box"
    role="img"
    tabindex="0"
    aria-label=${l10n.t(
      'Region {0}: {1} × {2} at {3}, {4}',
      index + 1,
      Math.round(region.width),
      Math.round(region.height),
      Math.round(region.x),
      Math.round(region.y),
    )}
    style=${placeOf(region, source)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Delete' || event.key === 'Backspace') point.uncircle(index);
      else if (event.key.startsWith('Arrow')) {
        const change = event.shiftKey ? resized : moved;
        point.recircle(index, change(region, event.key, keyStep, source));
      } else return;
      event.preventDefault();
      event.stopPropagation();
    }}
  >
    <span class="circle-number" aria-hidden="true">${index + 1}</span>
  </div>`;
}

function placeIn(event: PointerEvent, source: ImageView): { x: number; y: number } {
  const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
  return {
    x: ((event.clientX - left) / width) * source.width,
    y: ((event.clientY - top) / height) * source.height,
  };
}

function placeOf(box: PageBox, { width, height }: ImageView): ReturnType<typeof styleMap> {
  const part = (value: number, of: number): string => `${(value / of) * 100}%`;
  return styleMap({
    left: part(box.x, width),
    top: part(box.y, height),
    width: part(box.width, width),
    height: part(box.height, height),
  });
}

function middleOf({ width, height }: ImageView): PageBox {
  return {
    x: Math.round(width / 3),
    y: Math.round(height / 3),
    width: Math.round(width / 3),
    height: Math.round(height / 3),
  };
}
