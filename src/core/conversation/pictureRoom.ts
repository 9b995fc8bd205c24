import { type PatchRule, promptTokensOfPicture } from '../usage/pictureTokens.ts';

export interface PictureLimits {
  count: number;
  tokens: number;
  /** As they travel, in Base64. */
  bytes: number;
}

/** Room for pictures in a request, given away one after the other: whoever asks first is served. */
export class PictureRoom {
  readonly #left: PictureLimits;
  readonly #rule: PatchRule;

  constructor(limits: PictureLimits, rule: PatchRule) {
    this.#left = { ...limits };
    this.#rule = rule;
  }

  /** Takes room for a picture, or takes none and says no. `bytes`: of its file; `width`, `height` in pixels. */
  take(picture: { width: number; height: number; bytes: number }): boolean {
    const tokens = promptTokensOfPicture(picture, this.#rule);
    const bytes = Math.ceil(picture.bytes / 3) * 4;
    const left = this.#left;
    if (left.count < 1 || left.tokens < tokens || left.bytes < bytes) return false;
    left.count--;
    left.tokens -= tokens;
    left.bytes -= bytes;
    return true;
  }
}
