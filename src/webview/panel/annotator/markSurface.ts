/** The layer over a picture on which marks are drawn, with the pointer or at a key press, and taken hold of. */
import * as l10n from '@vscode/l10n';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { PictureStage } from '../views/pictureStage.ts';
import { type Drawable, drawMarks, textSizeOf } from './drawMarks.ts';
import type { Brush } from './editMemory.ts';
import {
  boundsOf,
  cropOf,
  dragHandle,
  type Handle,
  handlesOf,
  type Mark,
  markAt,
  moveMark,
  type Point,
  type Shape,
  type Size,
  within,
} from './mark.ts';

/** CSS pixels. */
const reach = { touch: 14, mouse: 6, leastMark: 5, penStep: 2 } as const;

/** The canvas has at most this many pixels: a preview need not be finer. */
const maxCanvasPixels = 8_000_000;

export class MarkSurface extends LitElement {
  static override properties = {
    marks: { attribute: false },
    size: { attribute: false },
    picture: { attribute: false },
    scale: { attribute: false },
    brush: { attribute: false },
    selected: { attribute: false },
    stage: { attribute: false },
    draft: { state: true },
  };
  declare marks: readonly Mark[];
  declare size: Size;
  declare picture: Drawable | undefined;
  declare scale: number;
  declare brush: Brush;
  declare selected: number | undefined;
  declare stage: () => PictureStage | null;
  /** A mark while the pointer draws or moves it. */
  declare draft: Mark | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Marks as they are seen now. */
  get #shown(): readonly Mark[] {
    const { draft } = this;
    if (!draft) return this.marks;
    const isKnown = this.marks.some(({ id }) => id === draft.id);
    return isKnown ? this.marks.map(mark => (mark.id === draft.id ? draft : mark)) : [...this.marks, draft];
  }

  #textSize = (mark: Mark): Size => textSizeOf(mark, this.size);

  /** A mark of the current tool in the middle of what is seen. */
  add(): void {
    const { tool } = this.brush;
    const seen = this.closest('.stage-scroll')?.getBoundingClientRect();
    const stage = this.stage();
    if (tool === 'select' || !seen || !stage) return;
    const { x, y } = within(stage.pointAt(seen.left + seen.width / 2, seen.top + seen.height / 2), this.size);
    const [dx, dy] = [this.size.width / 8, this.size.height / 8].map(side => Math.min(side, 60 / this.scale));
    const corners = [
      { x: x - (dx ?? 0), y: y - (dy ?? 0) },
      { x: x + (dx ?? 0), y: y + (dy ?? 0) },
    ];
    this.#finish(this.#newMark(tool, tool === 'text' || tool === 'number' ? [{ x, y }] : corners));
  }

  protected override render(): unknown {
    const selected = this.#shown.find(({ id }) => id === this.selected);
    return html`<div
      class="mark-surface is-${this.brush.tool}"
      tabindex="0"
      role="application"
      aria-label=${l10n.t('Picture with marks: {0}', this.marks.length)}
      aria-describedby="annotator-hint"
      @pointerdown=${this.#onPointerDown}
      @dblclick=${this.#onDoubleClick}
    >
      <canvas></canvas>
      ${this.#cropShade()} ${selected ? this.#frame(selected) : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.size === 1 && changed.has('selected')) return;
    this.#paint();
  }

  #paint(): void {
    const canvas = this.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const { width, height } = this.size;
    const wanted = Math.min(1, this.scale * devicePixelRatio);
    const factor = Math.min(wanted, Math.sqrt(maxCanvasPixels / (width * height)));
    const [across, down] = [Math.max(1, Math.round(width * factor)), Math.max(1, Math.round(height * factor))];
    if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
    context.setTransform(across / width, 0, 0, down / height, 0, 0);
    context.clearRect(0, 0, width, height);
    drawMarks(context, this.#shown, this.size, this.picture);
  }

  /** What is cut away is dimmed. */
  #cropShade(): unknown {
    if (!this.#shown.some(({ shape }) => shape === 'crop')) return nothing;
    return html`<div class="crop-shade">
      <div class="crop-keep" style=${styleMap(this.#place(cropOf(this.#shown, this.size)))}></div>
    </div>`;
  }

  #frame(mark: Mark): unknown {
    const bounds = boundsOf(mark, this.size, this.#textSize);
    return html`
      ${mark.shape === 'arrow' ? nothing : html`<div class="mark-frame" style=${styleMap(this.#place(bounds))}></div>`}
      ${handlesOf(mark).map(
        ({ at, ...point }) => html`<div class="mark-handle is-${at}" style=${styleMap(this.#place(point))}></div>`,
      )}
    `;
  }

  #place({ x, y, width, height }: Point & Partial<Size>): Record<string, string> {
    const percent = (value: number, of: number): string => `${(value / of) * 100}%`;
    return {
      left: percent(x, this.size.width),
      top: percent(y, this.size.height),
      ...(width === undefined ? {} : { width: percent(width, this.size.width) }),
      ...(height === undefined ? {} : { height: percent(height, this.size.height) }),
    };
  }

  #newMark(shape: Shape, points: Point[]): Mark {
    // A picture is cut once: another cut takes the place of the last.
    const known = shape === 'crop' ? this.marks.find(mark => mark.shape === 'crop') : undefined;
    const id = known?.id ?? Math.max(0, ...this.marks.map(mark => mark.id)) + 1;
    const { color, weight } = this.brush;
    return { id, shape, points, color, weight, ...(shape === 'text' ? { text: '' } : {}) };
  }

  #finish(mark: Mark): void {
    const isNew = !this.marks.some(({ id }) => id === mark.id);
    const marks = isNew ? [...this.marks, mark] : this.marks.map(other => (other.id === mark.id ? mark : other));
    this.dispatchEvent(new CustomEvent('marks-change', { detail: { marks } }));
    this.#tellSelected(mark.id, isNew);
  }

  #tellSelected(id: number | undefined, isNew = false): void {
    this.dispatchEvent(new CustomEvent('mark-select', { detail: { id, isNew } }));
  }

  #onPointerDown = (event: PointerEvent): void => {
    const stage = this.stage();
    const surface = event.currentTarget;
    if (event.button !== 0 || !stage || !(surface instanceof HTMLElement)) return;
    event.preventDefault();
    surface.focus({ preventScroll: true });
    const tolerance = (event.pointerType === 'mouse' ? reach.mouse : reach.touch) / this.scale;
    const from = within(stage.pointAt(event.clientX, event.clientY), this.size);
    const drag = this.#dragFrom(from, tolerance);
    if (!drag) return;
    surface.setPointerCapture(event.pointerId);
    let moved = 0;
    const move = (next: PointerEvent): void => {
      moved = Math.max(moved, Math.hypot(next.clientX - event.clientX, next.clientY - event.clientY));
      this.draft = drag(within(stage.pointAt(next.clientX, next.clientY), this.size), next.shiftKey);
    };
    const stop = new AbortController();
    const end = (isKept: boolean): void => {
      stop.abort();
      const { draft } = this;
      this.draft = undefined;
      if (isKept && draft && (moved >= reach.leastMark || draft.points.length === 1)) this.#finish(draft);
    };
    const { signal } = stop;
    surface.addEventListener('pointermove', move, { signal });
    surface.addEventListener('pointerup', () => end(true), { signal });
    surface.addEventListener('pointercancel', () => end(false), { signal });
    // Esc while drawing takes back what is being drawn.
    this.ownerDocument.addEventListener(
      'keydown',
      key => {
        if (key.key !== 'Escape') return;
        key.preventDefault();
        key.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
  };

  /** What the pointer does from here: draws, moves, resizes; nothing where there is nothing to take. */
  #dragFrom(from: Point, tolerance: number): ((to: Point, isEven: boolean) => Mark) | undefined {
    const { tool } = this.brush;
    const selected = this.marks.find(({ id }) => id === this.selected);
    const handle = selected && nearest(handlesOf(selected), from, tolerance * 1.5);
    if (selected && handle) return to => dragHandle(selected, handle.at, to, this.size);
    const hit = markAt(this.marks, from, this.size, tolerance, this.#textSize);
    // With a tool only the mark that is selected is moved: on others one wants to draw.
    if (hit && (tool === 'select' || hit.id === this.selected)) {
      this.#tellSelected(hit.id);
      return to => moveMark(hit, { x: to.x - from.x, y: to.y - from.y }, this.size);
    }
    this.#tellSelected(undefined);
    if (tool === 'select') return undefined;
    if (tool === 'text' || tool === 'number') {
      this.draft = this.#newMark(tool, [from]);
      return to => this.#newMark(tool, [to]);
    }
    if (tool === 'pen') return this.#penFrom(from);
    return (to, isEven) => this.#newMark(tool, [from, isEven ? evened(tool, from, to) : to]);
  }

  #penFrom(from: Point): (to: Point) => Mark {
    const points = [from];
    return to => {
      const last = points.at(-1) ?? from;
      if (Math.hypot(to.x - last.x, to.y - last.y) >= reach.penStep / this.scale) points.push(to);
      return this.#newMark('pen', [...points]);
    };
  }

  /** On a text: to write it. */
  #onDoubleClick = (event: MouseEvent): void => {
    const stage = this.stage();
    if (!stage) return;
    const at = stage.pointAt(event.clientX, event.clientY);
    const hit = markAt(this.marks, at, this.size, reach.mouse / this.scale, this.#textSize);
    if (hit?.shape === 'text') this.#tellSelected(hit.id, true);
  };
}

function nearest(handles: readonly Handle[], { x, y }: Point, tolerance: number): Handle | undefined {
  const distance = (handle: Handle): number => Math.hypot(handle.x - x, handle.y - y);
  return handles.filter(handle => distance(handle) <= tolerance).sort((a, b) => distance(a) - distance(b))[0];
}

/** With Shift: a square, or an arrow in one of eight directions. */
function evened(shape: Shape, from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (shape === 'arrow') {
    const angle = (Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * Math.PI) / 4;
    const length = Math.hypot(dx, dy);
    return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
  }
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return { x: from.x + Math.sign(dx || 1) * side, y: from.y + Math.sign(dy || 1) * side };
}

customElements.define('glm-mark-surface', MarkSurface);

declare global {
  interface HTMLElementTagNameMap {
    'glm-mark-surface': MarkSurface;
  }
}
