import type { StudioController } from '../studioController.ts';
import type { StudioModel } from '../studioModel.ts';
import { prefersStill } from './compareBar.ts';
import { modeOf } from './compareModes.ts';

/** Slow enough for everybody, and for whom flashes are a danger: less than one a second each way. */
const halfMs = 900;

/** Shows now the page and now its screenshot, for as long as that is wanted. */
export class Blinker {
  readonly #controller: StudioController;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(controller: StudioController) {
    this.#controller = controller;
  }

  /** After each drawing of the tab. */
  follow(model: StudioModel): void {
    const runs = modeOf(model) === 'blink' && model.compare.blink.runs && !prefersStill();
    if (runs === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = runs ? setInterval(() => this.#turn(), halfMs) : undefined;
  }

  #turn(): void {
    const { model } = this.#controller;
    if (!model) return;
    const { compare } = model;
    const blink = { ...compare.blink, isOriginal: !compare.blink.isOriginal };
    this.#controller.change({ compare: { ...compare, blink } });
  }
}
