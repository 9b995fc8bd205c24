import {
  type CellGrid,
  cellGrid,
  gridSimilarity,
  type Pixels,
  type Similarity,
} from '../../../core/studio/score/index.ts';
import { heatMap } from './heatMap.ts';

export interface ScoreOrder {
  id: number;
  wants: 'similarity' | 'heat';
  /** PNG. */
  rendering: ArrayBuffer | Uint8Array<ArrayBuffer>;
  /** Of the screenshot, where it is another than that of the order before. */
  original?: ImageBitmap;
}

export type ScoreReply =
  | { id: number; similarity: Similarity }
  | { id: number; heat: ImageBitmap }
  | { id: number; why: string };

/** What the thread does; it keeps the screenshot, which stays the same from one score to the next. */
export class Scorer {
  #bitmap: ImageBitmap | undefined;
  /** As wide as the page was last. */
  #original: { width: number; pixels: Pixels; grid: CellGrid } | undefined;

  async carryOut({ id, wants, rendering, original }: ScoreOrder): Promise<ScoreReply> {
    try {
      if (original) {
        this.#bitmap?.close();
        this.#bitmap = original;
        this.#original = undefined;
      }
      if (!this.#bitmap) throw new Error('nothing to compare with');
      const drawn = await createImageBitmap(new Blob([rendering], { type: 'image/png' }));
      const page = pixelsOf(drawn, drawn.width);
      drawn.close();
      // The page is as wide as its screenshot, but for half a pixel where the screenshot's density is an odd one.
      if (this.#original?.width !== page.width) {
        const pixels = pixelsOf(this.#bitmap, page.width);
        this.#original = { width: page.width, pixels, grid: cellGrid(pixels) };
      }
      if (wants === 'similarity') return { id, similarity: gridSimilarity(this.#original.grid, cellGrid(page)) };
      const { data, width, height } = heatMap(this.#original.pixels, page);
      return { id, heat: await createImageBitmap(new ImageData(data, width, height)) };
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
  return context.getImageData(0, 0, width, height);
}
