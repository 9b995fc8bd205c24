/** How far each cell of the rendering is from the original's: in colour, in the presence of ink, in what the ink says. */
import { type CellGrid, cellSize } from './cellGrid.ts';
import { contentOf, leastInk } from './content.ts';
import { cellAt, type Frame } from './frame.ts';
import { distance } from './lab.ts';

export interface CellDifferences {
  /** 1 where one of the two shows something. */
  readonly content: Uint8Array;
  /** 1: only in the original; 2: only in the rendering; 0: in both or neither. */
  readonly onlyIn: Uint8Array;
  /** 0 (same) to 1 (nothing in common), a value a cell: of paint and ink together, and of the paint alone. */
  readonly colour: Float32Array;
  readonly paint: Float32Array;
  /** Ink of the two and what is common, smoothed over the neighbours. */
  readonly inkCommon: Float32Array;
  readonly inkTotal: Float32Array;
  /** 0 to 1 where both have ink: how far the glyphs are from each other; -1 elsewhere. */
  readonly glyphs: Float32Array;
}

/** Lab distance at which a colour counts half wrong. */
const halfWrong = 14;

export function cellDifferences(original: CellGrid, rendering: CellGrid, frame: Frame): CellDifferences {
  const { columns, rows } = frame;
  const length = columns * rows;
  const content = new Uint8Array(length);
  const onlyIn = new Uint8Array(length);
  const colour = new Float32Array(length);
  const paint = new Float32Array(length);
  const [contentA, contentB] = [contentOf(original), contentOf(rendering)];
  const [inkA, inkB] = [smoothInk(original, frame), smoothInk(rendering, frame)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const [a, b] = [cellAt(original, column, row), cellAt(rendering, column, row)];
      const [showsA, showsB] = [a >= 0 ? (contentA[a] ?? 0) : 0, b >= 0 ? (contentB[b] ?? 0) : 0];
      content[at] = showsA | showsB;
      onlyIn[at] = showsA && !showsB ? 1 : showsB && !showsA ? 2 : 0;
      paint[at] = a < 0 || b < 0 ? 1 : wrongness(distance(original.paint, a * 3, rendering.paint, b * 3));
      colour[at] = a < 0 || b < 0 ? 1 : withInk(paint[at] ?? 0, original, a, rendering, b);
    }
  }
  return {
    content,
    onlyIn,
    colour,
    paint,
    inkCommon: Float32Array.from(inkA, (ink, at) => Math.min(ink, inkB[at] ?? 0)),
    inkTotal: Float32Array.from(inkA, (ink, at) => Math.max(ink, inkB[at] ?? 0)),
    glyphs: glyphDifferences(original, rendering, frame),
  };
}

function withInk(paint: number, a: CellGrid, i: number, b: CellGrid, j: number): number {
  const [inkA, inkB] = [(a.ink[i] ?? 0) >= leastInk, (b.ink[j] ?? 0) >= leastInk];
  if (!inkA && !inkB) return paint;
  const ink = inkA && inkB ? wrongness(distance(a.inkColour, i * 3, b.inkColour, j * 3)) : 1;
  return 0.6 * paint + 0.4 * ink;
}

function wrongness(labDistance: number): number {
  return 1 - 2 ** (-Math.max(0, labDistance - 1) / halfWrong);
}

/** The mean over a cell and those two away: ink that stands half a line off still stands about there. */
const reach = 2;

function smoothInk(grid: CellGrid, { columns, rows }: Frame): Float32Array {
  const smooth = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          if (column + dx < 0 || row + dy < 0) continue;
          const cell = cellAt(grid, column + dx, row + dy);
          if (cell >= 0) sum += grid.ink[cell] ?? 0;
        }
      }
      smooth[row * columns + column] = sum / (2 * reach + 1) ** 2;
    }
  }
  return smooth;
}

/** Pieces of a line of text, in cells: wide enough to hold letters, small enough to move by themselves. */
const tile = { columns: 4, rows: 2 } as const;
/** Steps of 2 pixels that the rendering's glyphs may stand off: a rounding of the layout is no other text. */
const slack = 1;
/** Two different texts of one size are so much alike. */
const chance = 0.4;
/** So much alike counts as the same: letters drawn half a pixel off. */
const alike = 0.85;

function glyphDifferences(a: CellGrid, b: CellGrid, { columns, rows }: Frame): Float32Array {
  const glyphs = new Float32Array(columns * rows).fill(-1);
  const half = cellSize / 2;
  for (let row = 0; row < rows; row += tile.rows) {
    for (let column = 0; column < columns; column += tile.columns) {
      const box = { x: column * half, y: row * half, width: tile.columns * half, height: tile.rows * half };
      const likeness = bestLikeness(a, b, box);
      if (likeness === undefined) continue;
      const difference = 1 - Math.min(1, Math.max(0, (likeness - chance) / (alike - chance)));
      for (let dy = 0; dy < tile.rows && row + dy < rows; dy++) {
        for (let dx = 0; dx < tile.columns && column + dx < columns; dx++) {
          const [i, j] = [cellAt(a, column + dx, row + dy), cellAt(b, column + dx, row + dy)];
          if (i < 0 || j < 0 || (a.ink[i] ?? 0) < leastInk || (b.ink[j] ?? 0) < leastInk) continue;
          glyphs[(row + dy) * columns + column + dx] = difference;
        }
      }
    }
  }
  return glyphs;
}

/** In the ink map. */
interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Correlation (0 to 1) of two pieces of ink in the best of all small shifts; nothing where one has no ink. Of what
 * differs from the mean: every line of text is dark in the middle, and that says nothing of its letters.
 */
function bestLikeness(a: CellGrid, b: CellGrid, { x, y, width, height }: Tile): number | undefined {
  const [right, bottom] = [Math.min(a.inkWidth, x + width), Math.min(a.inkHeight, y + height)];
  const count = (right - x) * (bottom - y);
  let [sumA, squareA] = [0, 0];
  for (let py = y; py < bottom; py++) {
    for (let px = x; px < right; px++) {
      const ink = a.inkMap[py * a.inkWidth + px] ?? 0;
      sumA += ink;
      squareA += ink * ink;
    }
  }
  const varianceA = squareA - (sumA * sumA) / count;
  if (sumA === 0) return undefined;
  let best: number | undefined;
  for (let dy = -slack; dy <= slack; dy++) {
    for (let dx = -slack; dx <= slack; dx++) {
      let [product, sumB, squareB] = [0, 0, 0];
      for (let py = y; py < bottom; py++) {
        const by = py + dy;
        if (by < 0 || by >= b.inkHeight) continue;
        const [rowA, rowB] = [py * a.inkWidth, by * b.inkWidth + dx];
        for (let px = x; px < right; px++) {
          if (px + dx < 0 || px + dx >= b.inkWidth) continue;
          const inkB = b.inkMap[rowB + px] ?? 0;
          sumB += inkB;
          squareB += inkB * inkB;
          product += inkB * (a.inkMap[rowA + px] ?? 0);
        }
      }
      if (sumB === 0) continue;
      const variance = varianceA * (squareB - (sumB * sumB) / count);
      // Even ink on both sides is alike.
      const likeness = variance <= 0 ? 1 : (product - (sumA * sumB) / count) / Math.sqrt(variance);
      // A shift is seen too, if barely.
      const judged = likeness - 0.02 * (Math.abs(dx) + Math.abs(dy));
      if (best === undefined || judged > best) best = judged;
    }
  }
  return best;
}
