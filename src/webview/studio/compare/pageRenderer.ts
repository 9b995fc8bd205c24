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
  readonly #complete: (html: string, page: PageView) => Promise<string>;
  readonly #thread = new ScoreThread();
  readonly #done = new Map<string, Rendering>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param complete gives a page all that it needs to be drawn */
  constructor(frameSource: string, complete: (html: string, page: PageView) => Promise<string>) {
    this.#frameSource = frameSource;
    this.#complete = complete;
  }

  /** `page` says which screenshot and size. @throws Error in the user's language */
  render(html: string, page: PageView): Promise<Rendering> {
    return this.#inTurn(() => this.#render(html, page));
  }

  /** Where page and screenshot differ, pixel for pixel; to be closed. @throws Error in the user's language */
  heat(html: string, page: PageView): Promise<ImageBitmap> {
    return this.#inTurn(async () => {
      const { data } = await this.#render(html, page);
      return this.#thread.heat(new Uint8Array(data), page.source?.uri ?? '');
    });
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act).catch((error: unknown) => {
      console.warn(error);
      const why =
        error instanceof Undrawable ? l10n.t('The page could not be drawn, so it was not compared.') : undefined;
      throw new Error(why ?? l10n.t('The page could not be compared with its screenshot.'));
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #render(html: string, page: PageView): Promise<Rendering> {
    const { source } = page;
    const size = pageSize(page);
    const key = JSON.stringify([source?.uri, size, html]);
    const before = this.#done.get(key);
    if (before) return before;
    const complete = await this.#complete(html, page);
    const drawn = await paintPage({ frameSource: this.#frameSource, html: complete, ...size });
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
  }
}
