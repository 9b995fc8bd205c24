import type { PictureRule } from '../../core/attachments/index.ts';
import type { FittedPicture } from './codecMessages.ts';

/** Enough for the pictures of a long conversation, which all go out again with each turn. */
const maxBytes = 64 * 1024 * 1024;

/** Pictures that were fitted lately, by what they were and the rule they were fitted to; the oldest goes first. */
export class FittedCache {
  readonly #entries = new Map<string, FittedPicture>();
  /** By the bytes themselves: the same array comes again and again within one conversation. */
  readonly #hashes = new WeakMap<Uint8Array, Promise<string>>();
  #bytes = 0;

  /** Made off the caller's thread: a large picture takes longer to hash than the editor may stand still. */
  async keyOf(data: Uint8Array, { mediaTypes, maxWidth, maxHeight, maxBytes }: PictureRule): Promise<string> {
    let hash = this.#hashes.get(data);
    if (!hash) {
      hash = crypto.subtle
        .digest('SHA-256', data as Uint8Array<ArrayBuffer>)
        .then(digest => Buffer.from(digest).toString('hex'));
      this.#hashes.set(data, hash);
    }
    return [await hash, maxWidth, maxHeight, maxBytes, ...mediaTypes].join(' ');
  }

  get(key: string): FittedPicture | undefined {
    const found = this.#entries.get(key);
    if (found) {
      this.#entries.delete(key);
      this.#entries.set(key, found);
    }
    return found;
  }

  set(key: string, picture: FittedPicture): void {
    if (picture.data.length > maxBytes || this.#entries.has(key)) return;
    this.#entries.set(key, picture);
    this.#bytes += picture.data.length;
    for (const [oldest, { data }] of this.#entries) {
      if (this.#bytes <= maxBytes) break;
      this.#entries.delete(oldest);
      this.#bytes -= data.length;
    }
  }
}
