import * as l10n from '@vscode/l10n';
import type { PageView, Rendering } from '../../../protocol/index.ts';
import { pageSize } from '../pageSize.ts';
import { paintPage, Undrawable } from './paintPage.ts';
import { ScoreThread } from './scoreThread.ts';

/** So many are kept: the page as it is, and the one before, which a rejected change comes back to. */
const kept = 2;

/** Pages as pictures, and how like the screenshot they are. One at a time. */
export class PageRenderer {
  readonly #frameSource: string;
  readonly #thread = new ScoreThread();
  readonly #done = new Map<string, Rendering>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(frameSource: string) {
    this.#frameSource = frameSource;
  }

  /** `page` says which screenshot and size. @throws Error in the user's language */
  render(html: string, page: PageView): Promise<Rendering> {
    const rendering = this.#last.then(() => this.#render(html, page));
    this.#last = rendering.catch(() => undefined);
    return rendering;
  }

  async #render(html: string, page: PageView): Promise<Rendering> {
    const { source } = page;
    const { width, height, pixelRatio } = pageSize(page);
    const key = JSON.stringify([source?.uri, width, height, pixelRatio, html]);
    const before = this.#done.get(key);
    if (before) return before;
    try {
      const drawn = await paintPage({ frameSource: this.#frameSource, html, width, height, pixelRatio });
      const similarity = source && (await this.#thread.score(drawn.png, source.uri));
      const rendering = {
        data: new Uint8Array(drawn.png),
        width: drawn.width,
        height: drawn.height,
        ...(similarity ? { similarity: { ...similarity, regions: [...similarity.regions] } } : {}),
      };
      this.#done.set(key, rendering);
      for (const old of [...this.#done.keys()].slice(0, -kept)) this.#done.delete(old);
      return rendering;
    } catch (error) {
      console.warn(error);
      const why =
        error instanceof Undrawable ? l10n.t('The page could not be drawn, so it was not compared.') : undefined;
      throw new Error(why ?? l10n.t('The page could not be compared with its screenshot.'));
    }
  }
}
