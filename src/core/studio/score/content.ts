import type { CellGrid } from './cellGrid.ts';
import { distance } from './lab.ts';

/** Less of a cell than this is dust: the corner of a rounded box, a stray pixel. */
export const leastInk = 0.012;
/** Colours nearer to each other than this (Lab) are one colour to the eye on a page. */
export const sameColour = 2.5;

/** Cell of the colour that most of the page is painted with. */
export function groundOf({ columns, rows, paint }: CellGrid): number {
  const counts = new Map<number, { count: number; cell: number }>();
  let best = { count: 0, cell: 0 };
  for (let cell = 0; cell < columns * rows; cell++) {
    const [l = 0, a = 0, b = 0] = [paint[cell * 3], paint[cell * 3 + 1], paint[cell * 3 + 2]];
    const key = Math.round(l) * 65_536 + (Math.round(a) + 128) * 256 + Math.round(b) + 128;
    const entry = counts.get(key) ?? { count: 0, cell };
    entry.count++;
    counts.set(key, entry);
    if (entry.count > best.count) best = entry;
  }
  return best.cell;
}

/** 1 where a cell shows something: ink, or another colour than the page's ground. */
export function contentOf(grid: CellGrid): Uint8Array {
  const { columns, rows, paint, ink } = grid;
  const ground = groundOf(grid);
  return Uint8Array.from({ length: columns * rows }, (_, cell) =>
    (ink[cell] ?? 0) >= leastInk || distance(paint, cell * 3, paint, ground * 3) > sameColour ? 1 : 0,
  );
}
