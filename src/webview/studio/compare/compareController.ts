import type { SimilarityView } from '../../../protocol/index.ts';
import type { StudioController } from '../studioController.ts';
import { isWriting, type StudioModel } from '../studioModel.ts';
import { modeOf } from './compareModes.ts';
import { noComparison } from './comparison.ts';
import type { PageRenderer } from './pageRenderer.ts';

/** After the last change: who types is not interrupted by a picture for each letter. */
const quietMs = 350;

/** Keeps what is known of the likeness of page and screenshot true while the page changes. */
export class CompareController {
  readonly #controller: StudioController;
  readonly #renderer: PageRenderer;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was asked for last, to notice that it is another page now. */
  #asked: string | undefined;
  #isPending = false;
  #heatOf: string | undefined;

  constructor(controller: StudioController, renderer: PageRenderer) {
    this.#controller = controller;
    this.#renderer = renderer;
  }

  /** After each drawing of the tab. */
  follow(model: StudioModel): void {
    const { state } = model;
    const key = state.source && !isWriting(state) && state.html !== '' ? pageKey(model) : undefined;
    // Said to be unknown once more, it is asked for once more.
    if (key !== this.#asked || (key !== undefined && !this.#isPending && model.compare.status === 'none')) {
      this.#asked = key;
      clearTimeout(this.#timer);
      this.#isPending = key !== undefined;
      if (key === undefined) {
        if (model.compare.status !== 'none') this.#controller.change({ compare: noComparison });
        return;
      }
      if (model.compare.similarity) this.#change({ status: 'stale' });
      this.#timer = setTimeout(() => void this.#score(key), quietMs);
    }
    if (modeOf(model) === 'difference' && key !== undefined) {
      if (this.#heatOf !== key && model.compare.status === 'known') void this.#heat(key);
    } else if (this.#heatOf !== undefined) {
      this.#heatOf = undefined;
      this.#forgetHeat();
    }
  }

  async #score(key: string): Promise<void> {
    const { model } = this.#controller;
    if (!model) return;
    const { html } = model.state;
    try {
      const { similarity } = await this.#renderer.render(html, model.state);
      if (key !== this.#asked || !similarity) return;
      this.#isPending = false;
      this.#known(similarity);
      this.#controller.channel.send('similarity/changed', { html, similarity });
    } catch (error) {
      if (key !== this.#asked) return;
      this.#isPending = false;
      const { blink } = this.#controller.model?.compare ?? noComparison;
      const problem = error instanceof Error ? error.message : String(error);
      this.#controller.change({ compare: { status: 'failed', problem, blink } });
    }
  }

  #known(similarity: SimilarityView): void {
    // The picture of the differences stays until there is another.
    const { blink, heat } = this.#controller.model?.compare ?? noComparison;
    this.#controller.change({ compare: { status: 'known', similarity, blink, ...(heat ? { heat } : {}) } });
  }

  async #heat(key: string): Promise<void> {
    const { model } = this.#controller;
    if (!model) return;
    this.#heatOf = key;
    try {
      const heat = await this.#renderer.heat(model.state.html, model.state);
      if (this.#heatOf !== key) {
        heat.close();
        return;
      }
      const before = this.#controller.model?.compare.heat;
      this.#change({ heat });
      before?.close();
    } catch (error) {
      if (this.#heatOf === key) this.#controller.fail(error);
    }
  }

  #forgetHeat(): void {
    const { compare } = this.#controller.model ?? {};
    if (!compare?.heat) return;
    const { heat, ...rest } = compare;
    heat.close();
    this.#controller.change({ compare: rest });
  }

  #change(part: Partial<StudioModel['compare']>): void {
    const { model } = this.#controller;
    if (model) this.#controller.change({ compare: { ...model.compare, ...part } });
  }
}

function pageKey({ state }: StudioModel): string {
  return `${state.id} ${state.pixelRatio} ${state.html}`;
}
