/**
 * A picture that can be zoomed and moved, with room for something laid exactly over it.
 *
 * `overlay` is drawn into an element that covers the displayed picture pixel for pixel and grows with it: place what
 * belongs to a part of the picture in percent of its sides (`left: 25%`), or in an `<svg viewBox="0 0 1 1"
 * preserveAspectRatio="none">`. The layer takes no pointer; whatever in it should, sets `pointer-events: auto`. Sizes
 * in CSS pixels stay as they are at every zoom, so lines and labels stay sharp.
 */
import { html, LitElement, type PropertyValues } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels for one pixel of the picture. */
const scales = { least: 0.02, most: 32, step: 1.25, pixelated: 3 } as const;

/** A notch of a wheel moves further than fingers on a pad do between two frames. */
const notch = 50;

export class PictureStage extends LitElement {
  static override properties = {
    src: { attribute: false },
    width: { attribute: false },
    height: { attribute: false },
    label: { attribute: false },
    overlay: { attribute: false },
    dragsToPan: { attribute: false },
    scale: { state: true },
    isFit: { state: true },
  };
  declare src: string;
  /** Pixels of the picture as displayed. */
  declare width: number;
  declare height: number;
  /** What is on it, for screen readers. */
  declare label: string;
  /** A template of lit, or an element. */
  declare overlay: unknown;
  /** Whether the main button moves the picture; the middle one always does. */
  declare dragsToPan: boolean;
  declare scale: number;
  /** Follows the room there is, until something else is chosen. */
  declare isFit: boolean;

  readonly #observer = new ResizeObserver(() => this.#refit());
  #shown = '';

  constructor() {
    super();
    this.width = 1;
    this.height = 1;
    this.dragsToPan = true;
    this.scale = 1;
    this.isFit = true;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** The element over the picture. */
  get layer(): HTMLElement | null {
    return this.querySelector('.stage-layer');
  }

  get #scroller(): HTMLElement | null {
    return this.querySelector('.stage-scroll');
  }

  /** There is more of the picture than the stage shows. */
  get overflows(): boolean {
    const scroller = this.#scroller;
    if (!scroller) return false;
    return scroller.scrollWidth > scroller.clientWidth + 1 || scroller.scrollHeight > scroller.clientHeight + 1;
  }

  fit(): void {
    this.isFit = true;
    this.#refit();
  }

  /** @param at what stays where it is, in pixels of the window; the middle where it is left out */
  zoomTo(scale: number, at?: StagePoint): void {
    this.isFit = false;
    this.#scaleTo(scale, at);
  }

  zoomBy(factor: number, at?: StagePoint): void {
    this.zoomTo(this.scale * factor, at);
  }

  zoomIn(): void {
    this.zoomBy(scales.step);
  }

  zoomOut(): void {
    this.zoomBy(1 / scales.step);
  }

  /** Brings a part of the picture, 0 to 1 of its sides, into the middle, as large as a third of the stage. */
  async reveal(part: { left: number; top: number; right: number; bottom: number }): Promise<void> {
    await this.updateComplete;
    const scroller = this.#scroller;
    if (!scroller) return;
    const across = Math.max(1, (part.right - part.left) * this.width);
    const down = Math.max(1, (part.bottom - part.top) * this.height);
    const wanted = Math.min(scroller.clientWidth / across, scroller.clientHeight / down) / 3;
    if (wanted > this.scale) this.zoomTo(Math.min(wanted, 4));
    await this.updateComplete;
    scroller.scrollLeft = ((part.left + part.right) / 2) * this.width * this.scale - scroller.clientWidth / 2;
    scroller.scrollTop = ((part.top + part.bottom) / 2) * this.height * this.scale - scroller.clientHeight / 2;
  }

  /** Where in the picture a point of the window lies, in its pixels; may lie outside. */
  pointAt(clientX: number, clientY: number): StagePoint {
    const sheet = this.layer?.getBoundingClientRect();
    if (!sheet || sheet.width === 0) return { x: 0, y: 0 };
    return {
      x: ((clientX - sheet.left) / sheet.width) * this.width,
      y: ((clientY - sheet.top) / sheet.height) * this.height,
    };
  }

  /** Keys that every stage knows. @returns whether it was one */
  takeKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    if (key === '+' || key === '=') this.zoomIn();
    else if (key === '-' || key === '_') this.zoomOut();
    else if (key === '0') this.fit();
    else if (key === '1') this.zoomTo(1);
    else return false;
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('src') || this.src === this.#shown) return;
    // Another picture begins as it fits.
    this.#shown = this.src;
    this.isFit = true;
    this.scale = this.#fitting();
  }

  protected override render(): unknown {
    const size = { width: `${this.width * this.scale}px`, height: `${this.height * this.scale}px` };
    return html`<div
      class="stage-scroll"
      tabindex="0"
      role="group"
      aria-label=${this.label}
      @wheel=${{ handleEvent: this.#onWheel, passive: false }}
      @pointerdown=${this.#onPointerDown}
      @pointermove=${this.#onPointerMove}
      @pointerleave=${() => this.#tellPoint(undefined)}
    >
      <div class="stage-sheet" style=${styleMap(size)}>
        <img
          class=${this.scale >= scales.pixelated ? 'is-pixelated' : ''}
          src=${this.src}
          alt=${this.label}
          draggable="false"
        />
        <div class="stage-layer">${this.overlay}</div>
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('scale') || changed.has('isFit')) this.dispatchEvent(new CustomEvent('stage-zoom'));
  }

  #fitting(): number {
    const { width, height } = this.getBoundingClientRect();
    if (width === 0 || height === 0) return this.scale;
    return Math.max(scales.least, Math.min(1, width / this.width, height / this.height));
  }

  #refit(): void {
    if (this.isFit) this.scale = this.#fitting();
  }

  #scaleTo(wanted: number, at?: StagePoint): void {
    const scale = Math.min(scales.most, Math.max(scales.least, wanted));
    const scroller = this.#scroller;
    if (!scroller || scale === this.scale) return;
    const frame = scroller.getBoundingClientRect();
    const anchor = at ?? { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
    const kept = this.pointAt(anchor.x, anchor.y);
    this.scale = scale;
    void this.updateComplete.then(() => {
      const now = this.layer?.getBoundingClientRect();
      if (!now) return;
      scroller.scrollLeft += now.left + kept.x * scale - anchor.x;
      scroller.scrollTop += now.top + kept.y * scale - anchor.y;
    });
  }

  /** Pinching arrives as a wheel with Ctrl; two fingers on a pad as small steps, which move a picture that is larger. */
  #onWheel = (event: WheelEvent): void => {
    const isNotch = event.deltaX === 0 && (event.deltaMode !== 0 || Math.abs(event.deltaY) >= notch);
    if (!event.ctrlKey && (event.shiftKey || (!isNotch && this.overflows))) return;
    event.preventDefault();
    const factor =
      event.ctrlKey && !isNotch ? Math.exp(-event.deltaY / 100) : event.deltaY < 0 ? scales.step : 1 / scales.step;
    if (event.deltaY !== 0) this.zoomBy(factor, { x: event.clientX, y: event.clientY });
  };

  #onPointerDown = (event: PointerEvent): void => {
    const scroller = this.#scroller;
    const pans = event.button === 1 || (event.button === 0 && this.dragsToPan);
    const isFree =
      event.pointerType !== 'touch' && !(event.target instanceof Element && event.target.closest('button'));
    if (!scroller || !pans || !isFree || !this.overflows) return;
    event.preventDefault();
    scroller.focus({ preventScroll: true });
    scroller.setPointerCapture(event.pointerId);
    const from = { x: event.clientX + scroller.scrollLeft, y: event.clientY + scroller.scrollTop };
    scroller.classList.add('is-panning');
    const move = (moved: PointerEvent): void => {
      scroller.scrollLeft = from.x - moved.clientX;
      scroller.scrollTop = from.y - moved.clientY;
    };
    const end = (): void => {
      scroller.classList.remove('is-panning');
      scroller.removeEventListener('pointermove', move);
      scroller.removeEventListener('lostpointercapture', end);
    };
    scroller.addEventListener('pointermove', move);
    scroller.addEventListener('lostpointercapture', end);
  };

  #onPointerMove = (event: PointerEvent): void => {
    const { x, y } = this.pointAt(event.clientX, event.clientY);
    const isInside = x >= 0 && y >= 0 && x < this.width && y < this.height;
    this.#tellPoint(isInside ? { x: Math.floor(x), y: Math.floor(y) } : undefined);
  };

  /** `stage-point`: the pixel under the pointer, or nothing. */
  #tellPoint(detail: StagePoint | undefined): void {
    this.dispatchEvent(new CustomEvent<StagePoint | undefined>('stage-point', { detail }));
  }
}

customElements.define('glm-picture-stage', PictureStage);
