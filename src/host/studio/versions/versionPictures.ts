import type { Version } from '../../../core/studio/versions/versionTree.ts';
import type { Rendering } from '../../../protocol/index.ts';
import { Cancelled, isCancelled } from '../../cancellation.ts';
import type { PictureFitter } from '../../pictures/pictureFitter.ts';
import type { PageHistory } from './pageHistory.ts';

/** After the last change: while much happens the tab has better things to draw. */
const idleMs = 1500;
/** Pixels: twice what the list shows, for fine screens and the list of pages. */
const pictureWidth = 224;
/** A tab that is hidden in the middle draws nothing; a page that cannot be drawn cannot be drawn later either. */
const mostTries = 3;
/** Of the width: as much of a long page as the list shows. */
const shownShare = 0.72;

export interface PicturedPage {
  readonly isBusy: boolean;
  render(html: string, signal: AbortSignal): Promise<Rendering>;
  whenShown(signal: AbortSignal): Promise<void>;
}

/** Small pictures of the versions, and their scores where nobody else found them out: drawn one by one when it is quiet. */
export class VersionPictures {
  readonly #page: PicturedPage;
  readonly #history: PageHistory;
  readonly #pictures: Pick<PictureFitter, 'codec'>;
  readonly #warn: (error: unknown) => void;
  /** How often it was tried, by the hash of the page. */
  readonly #tries = new Map<string, number>();
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  constructor(
    page: PicturedPage,
    history: PageHistory,
    pictures: Pick<PictureFitter, 'codec'>,
    warn: (error: unknown) => void,
  ) {
    this.#page = page;
    this.#history = history;
    this.#pictures = pictures;
    this.#warn = warn;
  }

  /** Something has changed: looks, in a while, whether there is something to draw. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#draw(), idleMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop.abort(new Cancelled());
  }

  async #draw(): Promise<void> {
    const version = this.#next();
    if (this.#running || !version) return;
    this.#running = true;
    const { signal } = this.#stop;
    try {
      await this.#page.whenShown(signal);
      if (!this.#page.isBusy) await this.#drawOne(version, signal);
    } catch (error) {
      if (!isCancelled(error)) this.#warn(error);
    } finally {
      this.#running = false;
      this.wake();
    }
  }

  async #drawOne({ id, hash }: Version, signal: AbortSignal): Promise<void> {
    const html = await this.#history.pageOf(id);
    this.#tries.set(hash, (this.#tries.get(hash) ?? 0) + 1);
    if (html === undefined) return;
    const { data, width, height, similarity } = await this.#page.render(html, signal);
    if (similarity) this.#history.scored(html, similarity);
    const part = { left: 0, top: 0, right: 1, bottom: Math.min(1, (width * shownShare) / height) };
    const rule = { mediaTypes: ['image/png' as const], maxWidth: pictureWidth };
    const small = await this.#pictures.codec.fit(data, 'version.png', rule, signal, part);
    await this.#history.pictured(hash, small.data);
  }

  /** The current one first, then the newest. */
  #next(): Version | undefined {
    const { tree } = this.#history;
    const missing = (version: Version): boolean =>
      !tree.isPictured(version) && (this.#tries.get(version.hash) ?? 0) < mostTries;
    const { current } = tree;
    return current && missing(current) ? current : tree.versions.findLast(missing);
  }
}
