import { similarity } from '../../../core/studio/score/index.ts';
import type { MeasuredDifferences } from '../../../core/verbs/index.ts';
import { flattened, type Pixels } from './pixels.ts';
import { resize } from './resize.ts';
import { uprightPixels } from './uprightPixels.ts';

/** Pixels of the width at which two pictures are compared at most: text can still be told apart. */
const widest = 2000;

/** How alike two pictures are, the second brought to the first one's width. @throws UnreadablePicture, or a decoder's error */
export async function measurePictures(
  first: Uint8Array<ArrayBuffer>,
  second: Uint8Array<ArrayBuffer>,
): Promise<MeasuredDifferences> {
  const original = flattened(await uprightPixels(first));
  const width = Math.min(original.width, widest);
  const a = await toWidth(original, width);
  const b = await toWidth(flattened(await uprightPixels(second)), width);
  const sizes = [a, b].map(({ width, height }) => ({ width, height })) as [Pixels, Pixels];
  return { ...similarity(a, b), sizes };
}

async function toWidth(pixels: Pixels, width: number): Promise<Pixels> {
  if (pixels.width === width) return pixels;
  return resize(pixels, width, Math.max(1, Math.round((pixels.height * width) / pixels.width)));
}
