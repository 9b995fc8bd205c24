import type { Orientation } from '../../../core/attachments/index.ts';
import type { Pixels } from './pixels.ts';

/** The picture upright, given how it is stored. */
export function turn(pixels: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return pixels;
  const { width, height } = pixels;
  const source = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
  const swapped = orientation > 4;
  const newWidth = swapped ? height : width;
  const newHeight = swapped ? width : height;
  const target = new Uint32Array(width * height);
  // The source index of the first pixel, and how far it moves with each step to the right and down.
  const last = width * height - 1;
  const [first, right, down] = (
    [
      [0, 1, width],
      [width - 1, -1, width],
      [last, -1, -width],
      [last - width + 1, 1, -width],
      [0, width, 1],
      [last - width + 1, -width, 1],
      [last, -width, -1],
      [width - 1, width, -1],
    ] as const
  )[orientation - 1] ?? [0, 1, width];
  for (let y = 0; y < newHeight; y++) {
    let from = first + y * down;
    const end = (y + 1) * newWidth;
    for (let to = y * newWidth; to < end; to++) {
      target[to] = source[from] ?? 0;
      from += right;
    }
  }
  return { width: newWidth, height: newHeight, data: new Uint8ClampedArray(target.buffer) };
}
