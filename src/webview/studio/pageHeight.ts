import type { ShownPage } from '../../core/studio/pageFrame.ts';

/** A page that is higher than any screen that was ever photographed. */
const highest = 30_000;

/**
 * How high the frame must be to show all of its page. At least as high as the screenshot, which is the viewport that
 * the page is laid out for; higher where the page is longer. A page whose height follows the viewport's would grow
 * for ever: it keeps the screenshot's height and scrolls.
 */
export class PageHeight {
  readonly #least: number;
  #height: number;
  #htmlLength = -1;
  #followsViewport = false;

  constructor(least: number) {
    this.#least = least;
    this.#height = least;
  }

  get value(): number {
    return this.#height;
  }

  measured({ htmlLength, height, viewportHeight }: ShownPage): void {
    const samePage = htmlLength === this.#htmlLength;
    // Another page may be lower, which can only be seen from the least height.
    if (htmlLength < this.#htmlLength) {
      this.#followsViewport = false;
      this.#height = this.#least;
    }
    this.#htmlLength = htmlLength;
    if (this.#followsViewport || height <= viewportHeight || viewportHeight < this.#least - 1) return;
    if (samePage && viewportHeight > this.#least + 1) {
      this.#followsViewport = true;
      this.#height = this.#least;
    } else {
      this.#height = Math.min(highest, Math.max(this.#least, height));
    }
  }
}
