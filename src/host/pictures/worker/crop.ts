import { type Box, pixelsOf } from '../../../core/vision/index.ts';
import { type Pixels, pixelsOf as asPixels } from './pixels.ts';

/** The part of an upright picture, pixel for pixel. */
export function crop(pixels: Pixels, box: Box): Pixels {
  const { x, y, width, height } = pixelsOf(box, pixels);
  const part = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * pixels.width + x) * 4;
    part.set(pixels.data.subarray(from, from + width * 4), row * width * 4);
  }
  return asPixels(width, height, part);
}
