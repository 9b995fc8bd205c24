import { type Pixels, type Similarity, similarity } from '../../../core/studio/score/index.ts';

export interface ScoreOrder {
  id: number;
  /** PNG. */
  rendering: ArrayBuffer;
  /** Of the screenshot, where it is another than that of the order before. */
  original?: ImageBitmap;
}

export type ScoreReply = { id: number; similarity: Similarity } | { id: number; why: string };

/** What the thread does; it keeps the screenshot, which stays the same from one score to the next. */
export class Scorer {
  #original: Pixels | undefined;

  async carryOut({ id, rendering, original }: ScoreOrder): Promise<ScoreReply> {
    try {
      const bitmap = await createImageBitmap(new Blob([rendering], { type: 'image/png' }));
      // The page is drawn as wide as its screenshot says it is; a picture that turns out otherwise is fitted to that.
      if (original) this.#original = pixelsOf(original, bitmap.width);
      if (!this.#original) throw new Error('nothing to compare with');
      return { id, similarity: similarity(this.#original, pixelsOf(bitmap, bitmap.width)) };
    } catch (error) {
      return { id, why: error instanceof Error ? error.message : String(error) };
    }
  }
}

function pixelsOf(bitmap: ImageBitmap, width: number): Pixels {
  const height = Math.round((bitmap.height * width) / bitmap.width);
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  // What can be seen through is seen on white, as in the Studio.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
