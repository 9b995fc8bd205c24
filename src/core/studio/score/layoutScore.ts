/** Whether the edges of blocks and lines of text stand where they should. */
import { type CellGrid, cellSize } from './cellGrid.ts';
import { leastInk, sameColour } from './content.ts';
import { distance } from './lab.ts';
import type { Frame } from './frame.ts';

/** An edge so many pixels away counts half. */
const halfwayPx = 20;

/** 0 (nothing stands where it should) to 1. */
export function layoutScore(original: CellGrid, rendering: CellGrid, frame: Frame): number {
  const [a, b] = [edgesOf(original, frame), edgesOf(rendering, frame)];
  let [sum, count] = [0, 0];
  for (const side of ['across', 'down'] as const) {
    for (const [from, to] of [
      [a[side], b[side]],
      [b[side], a[side]],
    ] as const) {
      const far = distanceTo(to, frame);
      for (let cell = 0; cell < from.length; cell++) {
        if (!from[cell]) continue;
        sum += 2 ** ((-(far[cell] ?? 0) * cellSize) / halfwayPx);
        count++;
      }
    }
  }
  return count === 0 ? 1 : sum / count;
}

interface Edges {
  /** Between a cell and the one on its left. */
  across: Uint8Array;
  /** Between a cell and the one above. */
  down: Uint8Array;
}

function edgesOf(grid: CellGrid, { columns, rows }: Frame): Edges {
  const across = new Uint8Array(columns * rows);
  const down = new Uint8Array(columns * rows);
  const differ = (i: number, j: number): boolean =>
    distance(grid.paint, i * 3, grid.paint, j * 3) > sameColour ||
    (grid.ink[i] ?? 0) >= leastInk !== (grid.ink[j] ?? 0) >= leastInk;
  for (let row = 0; row < Math.min(rows, grid.rows); row++) {
    for (let column = 0; column < Math.min(columns, grid.columns); column++) {
      const cell = row * grid.columns + column;
      const at = row * columns + column;
      if (column > 0 && differ(cell, cell - 1)) across[at] = 1;
      if (row > 0 && differ(cell, cell - grid.columns)) down[at] = 1;
    }
  }
  return { across, down };
}

/** In cells, to the nearest edge; by two sweeps, exact enough (a diagonal step counts 1.4). */
function distanceTo(edges: Uint8Array, { columns, rows }: Frame): Float32Array {
  const far = new Float32Array(edges.length);
  for (let at = 0; at < far.length; at++) far[at] = edges[at] ? 0 : 1e6;
  const look = (at: number, other: number, step: number): void => {
    const through = (far[other] ?? 1e6) + step;
    if (through < (far[at] ?? 1e6)) far[at] = through;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column > 0) look(at, at - 1, 1);
      if (row > 0) look(at, at - columns, 1);
      if (row > 0 && column > 0) look(at, at - columns - 1, Math.SQRT2);
      if (row > 0 && column < columns - 1) look(at, at - columns + 1, Math.SQRT2);
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * columns + column;
      if (column < columns - 1) look(at, at + 1, 1);
      if (row < rows - 1) look(at, at + columns, 1);
      if (row < rows - 1 && column < columns - 1) look(at, at + columns + 1, Math.SQRT2);
      if (row < rows - 1 && column > 0) look(at, at + columns - 1, Math.SQRT2);
    }
  }
  return far;
}
