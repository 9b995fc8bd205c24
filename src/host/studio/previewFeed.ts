import type { PreviewPanel } from './previewPanel.ts';

/** Between two messages to a preview while a page streams in. */
const sendEveryMs = 40;

/** Sends a growing page to its preview, a piece at a time and not too often. */
export class PreviewFeed {
  preview: PreviewPanel | undefined;
  #html = '';
  #reasoning: string | undefined;
  /** How much of the page the preview has. */
  #sentLength = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The preview was given this page as a whole. */
  sentWhole(html: string): void {
    this.#html = html;
    this.#sentLength = html.length;
  }

  /** Sends everything there is to show, at once. */
  update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reasoning = undefined;
    this.preview?.update();
  }

  grow(html: string): void {
    this.#html = html;
    this.#schedule();
  }

  reason(reasoning: string): void {
    this.#reasoning = reasoning;
    this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#reasoning !== undefined) this.preview?.reason(this.#reasoning);
      this.#reasoning = undefined;
      if (this.#html.length > this.#sentLength) {
        this.preview?.grow(this.#sentLength, this.#html.slice(this.#sentLength));
        this.#sentLength = this.#html.length;
      }
    }, sendEveryMs);
  }
}
