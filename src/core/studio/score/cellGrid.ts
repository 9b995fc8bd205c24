/**
 * A picture of a page as cells of 8 × 8 pixels: of each the colour that it is painted with and how much ink stands on
 * it. Everything but the reading of glyphs is compared on this grid, which is what makes a tall page quick to compare.
 */
import { labOf } from './lab.ts';
import type { Pixels } from './pixels.ts';

/** Pixels a side. */
export const cellSize = 8;

export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  /** Lightness (0 to 100), a and b of the paint: the commonest colour of the cell, not the average with its ink. */
  readonly paint: Float32Array;
  /**
   * How much stands out against the paint, 0 to 1: a thin dark line as much as a broad pale one, so that it is the same
   * wherever between two pixels a glyph happens to stand.
   */
  readonly ink: Float32Array;
  /** Lab of their mean, three to a cell; of no meaning where there is no ink. */
  readonly inkColour: Float32Array;
  /** The ink of 2 × 2 pixels each, 0 to 255, for the reading of glyphs; `inkWidth` to a row. */
  readonly inkMap: Uint8Array;
  readonly inkWidth: number;
  readonly inkHeight: number;
}

/** Luma steps (of 255) that a pixel stands out by at least; less is a gradient or the noise of a JPEG. */
const leastStep = 12;
/** Bits kept of a channel when the commonest colour is looked for. */
const bucketShift = 4;

export function cellGrid({ width, height, data }: Pixels): CellGrid {
  const columns = Math.ceil(width / cellSize);
  const rows = Math.ceil(height / cellSize);
  const paint = new Float32Array(columns * rows * 3);
  const ink = new Float32Array(columns * rows);
  const inkColour = new Float32Array(columns * rows * 3);
  const [inkWidth, inkHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const inkMap = new Uint8Array(inkWidth * inkHeight);
  // A glyph's cell is painted like what is around it: the colour is looked for in the cell and a margin.
  const margin = cellSize / 2;
  const counts = new Uint16Array(1 << (3 * (8 - bucketShift)));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const [x0, y0] = [column * cellSize, row * cellSize];
      const [x1, y1] = [Math.min(width, x0 + cellSize), Math.min(height, y0 + cellSize)];
      const colour = commonest(data, width, counts, {
        left: Math.max(0, x0 - margin),
        top: Math.max(0, y0 - margin),
        right: Math.min(width, x1 + margin),
        bottom: Math.min(height, y1 + margin),
      });
      labOf(colour, paint, cell * 3);
      const luma = lumaOf(colour >> 16, (colour >> 8) & 255, colour & 255);
      let [sum, red, green, blue] = [0, 0, 0, 0];
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          const at = (y * width + x) * 4;
          const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
          const step = Math.abs(lumaOf(r, g, b) - luma);
          if (step < leastStep) continue;
          inkMap[(y >> 1) * inkWidth + (x >> 1)] = (inkMap[(y >> 1) * inkWidth + (x >> 1)] ?? 0) + (step >> 2);
          red += r * step;
          green += g * step;
          blue += b * step;
          sum += step;
        }
      }
      if (sum > 0) labOf(packed(red / sum, green / sum, blue / sum), inkColour, cell * 3);
      ink[cell] = sum / ((x1 - x0) * (y1 - y0) * 255);
    }
  }
  return { columns, rows, paint, ink, inkColour, inkMap, inkWidth, inkHeight };
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The mean of the fullest bucket, as 0xRRGGBB. Every second pixel is looked at: enough for a majority. */
function commonest(
  data: Pixels['data'],
  width: number,
  counts: Uint16Array,
  { left, top, right, bottom }: Box,
): number {
  let best = -1;
  let bestCount = 0;
  const seen: number[] = [];
  for (let y = top; y < bottom; y += 2) {
    for (let x = left; x < right; x += 2) {
      const at = (y * width + x) * 4;
      const key = bucketOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
      const count = (counts[key] ?? 0) + 1;
      if (count === 1) seen.push(key);
      counts[key] = count;
      if (count > bestCount) {
        bestCount = count;
        best = key;
      }
    }
  }
  for (const key of seen) counts[key] = 0;
  let [red, green, blue, total] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y += 2) {
    for (let x = left; x < right; x += 2) {
      const at = (y * width + x) * 4;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      if (bucketOf(r, g, b) !== best) continue;
      red += r;
      green += g;
      blue += b;
      total++;
    }
  }
  if (total === 0) return 0;
  return packed(red / total, green / total, blue / total);
}

function packed(red: number, green: number, blue: number): number {
  return (Math.round(red) << 16) | (Math.round(green) << 8) | Math.round(blue);
}

function bucketOf(red: number, green: number, blue: number): number {
  return (
    ((red >> bucketShift) << (2 * (8 - bucketShift))) |
    ((green >> bucketShift) << (8 - bucketShift)) |
    (blue >> bucketShift)
  );
}

/** 0 to 255. */
function lumaOf(red: number, green: number, blue: number): number {
  return (red * 77 + green * 150 + blue * 29) >> 8;
}
