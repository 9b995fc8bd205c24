/** Circling a part of the screenshot on the page itself, where the two lie on each other pixel for pixel. */
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { PageBox } from '../../../core/studio/point/frameTalk.ts';
import { modeOf } from '../compare/compareModes.ts';
import { pageSize } from '../pageSize.ts';
import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { boxBetween } from './regionBox.ts';

/** Pixels of the screen: less is a click with an unsteady hand. */
const leastDrag = 6;

interface Place {
  readonly x: number;
  readonly y: number;
}

let drag: { screen: Place; from: Place; box: PageBox | undefined } | undefined;
/** The click that ends a drag picks nothing. */
let endedDrag = false;

/** Beside each other they have a sheet each, and the screenshot's own takes what is circled. */
export function canCircle({ state, point }: StudioModel): boolean {
  return state.source !== undefined && Math.abs(point.viewport.width - pageSize(state).width) < 1;
}

export function beginCircle(event: PointerEvent, from: Place, model: StudioModel): void {
  endedDrag = false;
  if (event.button === 0 && canCircle(model))
    drag = { screen: { x: event.clientX, y: event.clientY }, from, box: undefined };
}

/** @returns whether this movement draws; else it only passes over the page */
export function drawCircle(event: PointerEvent, to: Place, model: StudioModel): boolean {
  const { source } = model.state;
  if (!drag || !source) return false;
  const distance = Math.max(Math.abs(event.clientX - drag.screen.x), Math.abs(event.clientY - drag.screen.y));
  if (!drag.box && distance < leastDrag) return false;
  (event.currentTarget as Element).setPointerCapture(event.pointerId);
  const by = pageSize(model.state).pixelRatio;
  const scaled = ({ x, y }: Place): Place => ({ x: x * by, y: y * by });
  drag = { ...drag, box: boxBetween(scaled(drag.from), scaled(to), source) };
  return true;
}

export function endCircle(controller: StudioController, isKept: boolean): void {
  const box = drag?.box;
  drag = undefined;
  endedDrag = box !== undefined;
  if (box && isKept && box.width > 0 && box.height > 0) controller.point.circle(box);
  controller.redraw();
}

/** Asked by the click that follows the end of a drag. */
export function wasDrag(): boolean {
  const was = endedDrag;
  endedDrag = false;
  return was;
}

/** What is circled, on the page's sheet. */
export function circlesOnPage(model: StudioModel): TemplateResult | typeof nothing {
  if (!canCircle(model)) return nothing;
  const { viewport } = model.point;
  const by = pageSize(model.state).pixelRatio;
  const circle = ({ x, y, width, height }: PageBox, number?: number): TemplateResult => {
    const part = (value: number, of: number): string => `${(value / by / of) * 100}%`;
    const place = {
      left: part(x, viewport.width),
      top: part(y, viewport.height),
      width: part(width, viewport.width),
      height: part(height, viewport.height),
    };
    return html`<div class="region-box" style=${styleMap(place)}>
      ${number === undefined ? nothing : html`<span class="circle-number">${number}</span>`}
    </div>`;
  };
  const regions = modeOf(model) === 'side' ? [] : model.choices.points.regions;
  return html`${regions.map((region, index) => circle(region, index + 1))}${drag?.box ? circle(drag.box) : nothing}`;
}
