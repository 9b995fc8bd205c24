import { pixelsOf } from './analysePicture.ts';
import type { Pixels } from './decodePicture.ts';
import type { Box, PictureFacts } from './pictureFacts.ts';

/** A line between two boxes, by their places in the list. */
export interface Arrow {
  from: number;
  to: number;
  /** One end is wider than the other: it has a head, and points at `to`. */
  headed: boolean;
}

/** How far from a box a line may end. */
const reach = 7;
/** How far around its end a head spreads. */
const headSize = 18;

/** Connected ink outside of all boxes that comes near two of them. */
export function findArrows(picture: PictureFacts, boxes: readonly Box[]): Arrow[] {
  const pixels = pixelsOf(picture);
  if (!pixels) return [];
  const isInk = inkOutside(pixels, picture, boxes);
  const arrows: Arrow[] = [];
  const { width } = pixels;
  for (let start = 0; start < isInk.length; start++) {
    if (!isInk[start]) continue;
    const cells = take(start, isInk, width);
    const ends = boxes
      .map((box, index) => ({ index, near: cells.filter(cell => distance(cell, box, width) <= headSize), box }))
      .filter(({ near, box }) => near.some(cell => distance(cell, box, width) <= reach))
      .sort((a, b) => a.near.length - b.near.length);
    const [thin, thick] = ends;
    if (!thin || !thick || ends.length > 2) continue;
    const headed = thick.near.length > thin.near.length * 1.3;
    arrows.push({ from: thin.index, to: thick.index, headed });
  }
  return arrows.sort((a, b) => a.from - b.from || a.to - b.to);
}

function inkOutside({ rgb, width, height }: Pixels, { root }: PictureFacts, boxes: readonly Box[]): Uint8Array {
  const ground = Number.parseInt(root.hex.slice(1), 16);
  const isInk = new Uint8Array(width * height);
  for (let cell = 0; cell < isInk.length; cell++) {
    const at = cell * 3;
    const contrast = Math.max(
      Math.abs((rgb[at] ?? 0) - (ground >> 16)),
      Math.abs((rgb[at + 1] ?? 0) - ((ground >> 8) & 255)),
      Math.abs((rgb[at + 2] ?? 0) - (ground & 255)),
    );
    if (contrast > 60) isInk[cell] = 1;
  }
  for (const { x, y, width: wide, height: high } of boxes) {
    for (let row = y; row < y + high; row++) isInk.fill(0, row * width + x, row * width + x + wide);
  }
  return isInk;
}

/** Takes a connected patch out of the mask. */
function take(start: number, isInk: Uint8Array, width: number): number[] {
  const cells = [start];
  isInk[start] = 0;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? 0;
    for (const next of [
      cell - 1,
      cell + 1,
      cell - width,
      cell + width,
      cell - width - 1,
      cell - width + 1,
      cell + width - 1,
      cell + width + 1,
    ]) {
      if (!isInk[next]) continue;
      isInk[next] = 0;
      cells.push(next);
    }
  }
  return cells;
}

function distance(cell: number, { x, y, width: wide, height: high }: Box, width: number): number {
  const [column, row] = [cell % width, Math.floor(cell / width)];
  const across = Math.max(x - column, column - (x + wide - 1), 0);
  const down = Math.max(y - row, row - (y + high - 1), 0);
  return Math.max(across, down);
}
