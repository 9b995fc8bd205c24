import type { StudioController } from '../studioController.ts';
import { stepZoom, wheelZoom, type ZoomKey, zoomOfKey } from './zoom.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Larger and smaller by wheel and keys, and what is under the pointer stays there. */
export class StageZoom {
  readonly #controller: StudioController;
  /** How large the sheets are drawn now. */
  readonly #scale: () => number;
  /** A place of the stage, in parts of its content, that is to stay where it is. */
  #kept: { at: Point; part: Point } | undefined;

  constructor(controller: StudioController, scale: () => number) {
    this.#controller = controller;
    this.#scale = scale;
    addEventListener('wheel', event => this.#onWheel(event), { passive: false });
    // In front of the editor's own listener on this window, for whom these keys mean its own zoom.
    addEventListener('keydown', event => this.#onKey(event), { capture: true });
  }

  /** @returns whether the key meant this */
  key(key: ZoomKey): boolean {
    const wanted = zoomOfKey(key);
    if (wanted === undefined) return false;
    this.#choose(wanted === 'fit' ? undefined : stepZoom(this.#scale(), wanted === 'in' ? 1 : -1));
    return true;
  }

  /** `at` in pixels of this window. */
  wheel(deltaY: number, at: Point): void {
    this.#keep(at);
    this.#choose(wheelZoom(this.#scale(), deltaY));
  }

  /** After the stage was drawn in another size. */
  drawn(): void {
    const kept = this.#kept;
    this.#kept = undefined;
    const sheets = document.querySelector('.sheets')?.getBoundingClientRect();
    const stage = document.querySelector('.stage');
    if (!kept || !sheets || !stage) return;
    stage.scrollBy(
      sheets.left + kept.part.x * sheets.width - kept.at.x,
      sheets.top + kept.part.y * sheets.height - kept.at.y,
    );
  }

  #onWheel(event: WheelEvent): void {
    if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Element) || !event.target.closest('.stage')) {
      return;
    }
    event.preventDefault();
    this.wheel(event.deltaY, { x: event.clientX, y: event.clientY });
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #keep(at: Point): void {
    const sheets = document.querySelector('.sheets')?.getBoundingClientRect();
    if (!sheets) return;
    this.#kept = { at, part: { x: (at.x - sheets.left) / sheets.width, y: (at.y - sheets.top) / sheets.height } };
  }

  #choose(zoom: number | undefined): void {
    const view = this.#controller.model?.choices.view;
    if (view) this.#controller.choose({ view: { ...view, zoom } });
  }
}
