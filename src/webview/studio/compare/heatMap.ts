import type { Pixels } from '../../../core/studio/score/index.ts';

/** Of 255: less is how a browser draws the edge of a letter this time or that. */
const leastStep = 20;
/** From a little to all: each darker than the one before, so that it can be told without its colour. */
const ramp = [
  [253, 212, 158],
  [252, 141, 89],
  [215, 48, 31],
  [103, 0, 13],
] as const;

export interface HeatMap {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Where two pictures differ: the page pale and grey, and on it what is different, the darker the more. What only one of
 * them has is wholly different. The same colours in every theme: it stands on the page's own paper.
 */
export function heatMap(original: Pixels, rendering: Pixels): HeatMap {
  const width = Math.max(original.width, rendering.width);
  const height = Math.max(original.height, rendering.height);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const a = x < original.width && y < original.height ? (y * original.width + x) * 4 : -1;
      const b = x < rendering.width && y < rendering.height ? (y * rendering.width + x) * 4 : -1;
      const step = a < 0 || b < 0 ? 255 : stepOf(original.data, a, rendering.data, b);
      if (step < leastStep) {
        const grey = 224 + Math.round(lumaOf(original.data, a) * (31 / 255));
        data[at] = grey;
        data[at + 1] = grey;
        data[at + 2] = grey;
      } else {
        const [red, green, blue] =
          ramp[Math.min(3, Math.floor(((step - leastStep) / (256 - leastStep)) * 4))] ?? ramp[3];
        data[at] = red;
        data[at + 1] = green;
        data[at + 2] = blue;
      }
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function stepOf(a: Pixels['data'], i: number, b: Pixels['data'], j: number): number {
  return Math.max(
    Math.abs((a[i] ?? 0) - (b[j] ?? 0)),
    Math.abs((a[i + 1] ?? 0) - (b[j + 1] ?? 0)),
    Math.abs((a[i + 2] ?? 0) - (b[j + 2] ?? 0)),
  );
}

function lumaOf(data: Pixels['data'], at: number): number {
  return ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
}
