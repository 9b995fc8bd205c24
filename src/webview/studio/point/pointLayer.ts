import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { PageBox, PointedElement, Viewport } from '../../../core/studio/point/frameTalk.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { canPoint } from './canPoint.ts';
import { beginCircle, circlesOnPage, drawCircle, endCircle, wasDrag } from './circleOnPage.ts';
import { nameOf, sizeOf } from './elementLabel.ts';
import { pointKeys } from './pointKeys.ts';

/** Where a label stands inside of its box: at the upper edge of the page there is no room above. Pixels of the page. */
const labelRoom = 24;

/** Over the page: outlines, and while pointing is on, all of the mouse and the keyboard. The page itself stays as it is. */
export function pointLayer(model: StudioModel, controller: StudioController): TemplateResult | typeof nothing {
  const { isOn, hovered, picked, outlined, viewport } = model.point;
  const { regions } = model.choices.points;
  const isShown = isOn || picked.length + outlined.length + regions.length > 0;
  if (!isShown || !canPoint(model.state)) return nothing;
  const boxes = html`
    ${circlesOnPage(model)}
    ${outlined.map(box => outline('outlined', box, viewport))}
    ${picked.map(element => outline('picked', element.box, viewport, element))}
    ${isOn && hovered ? outline('hovered', hovered.box, viewport, hovered) : nothing}
  `;
  if (!isOn) return html`<div class="point-layer" aria-hidden="true">${boxes}</div>`;
  const { point } = controller;
  const at = (event: MouseEvent): { x: number; y: number } => placeIn(event, viewport);
  return html`
    <div
      class="point-layer is-on"
      role="application"
      tabindex="0"
      aria-label=${l10n.t('Elements of the page')}
      aria-description=${l10n.t(
        'Arrow up goes to the element around, arrow down into it, left and right to its neighbours. Enter picks, Shift+Enter picks several, Delete deletes, Escape ends.',
      )}
      @pointerdown=${(event: PointerEvent) => beginCircle(event, at(event), model)}
      @pointermove=${(event: PointerEvent) => {
        if (drawCircle(event, at(event), model)) controller.redraw();
        else point.moved(at(event));
      }}
      @pointerup=${() => endCircle(controller, true)}
      @pointercancel=${() => endCircle(controller, false)}
      @pointerleave=${() => point.moved(undefined)}
      @blur=${() => point.moved(undefined)}
      @click=${(event: MouseEvent) => {
        if (!wasDrag()) point.pick(at(event), event.shiftKey || event.ctrlKey || event.metaKey);
      }}
      @dblclick=${() => point.reveal(true)}
      @keydown=${(event: KeyboardEvent) => pointKeys(event, controller)}
    >
      ${boxes}
    </div>
  `;
}

/** In pixels of the page's viewport, whatever the zoom. */
function placeIn(event: MouseEvent, viewport: Viewport): { x: number; y: number } {
  const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
  return {
    x: ((event.clientX - left) / width) * viewport.width,
    y: ((event.clientY - top) / height) * viewport.height,
  };
}

function outline(kind: string, box: PageBox, viewport: Viewport, element?: PointedElement): TemplateResult {
  const part = (value: number, of: number): string => `${(value / of) * 100}%`;
  const place = {
    left: part(box.x, viewport.width),
    top: part(box.y, viewport.height),
    width: part(box.width, viewport.width),
    height: part(box.height, viewport.height),
  };
  const label = element && html`<span class="point-label"><b>${nameOf(element)}</b> ${sizeOf(element)}</span>`;
  const inside = box.y < labelRoom ? 'label-inside' : '';
  const toLeft = box.x > viewport.width * 0.7 ? 'label-left' : '';
  return html`<div class="point-box ${kind} ${inside} ${toLeft}" style=${styleMap(place)}>${label ?? nothing}</div>`;
}
