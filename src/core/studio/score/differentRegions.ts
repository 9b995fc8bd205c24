/** Where a rendering differs most from its original: boxes in pixels, the worst first. */
import { cellSize } from './cellGrid.ts';
import type { CellDifferences } from './cellDifferences.ts';
import type { Frame } from './frame.ts';

export interface DifferentRegion {
  /** Pixels of the original. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /**
   * What is wrong there, mostly: something is not there, or too much is; the colour; what the text says; or several of
   * these, as where something stands elsewhere.
   */
  readonly kind: 'missing' | 'extra' | 'colour' | 'text' | 'different';
  /** Share of all that is wrong on the page, 0 to 1. */
  readonly share: number;
}

const leastDifference = 0.2;
/** Cells apart that still belong together: the lines of a paragraph, a label and its field. */
const gap = 2;

export function differentRegions(cells: CellDifferences, { columns, rows }: Frame, most = 12): DifferentRegion[] {
  const weights = weightsOf(cells);
  let total = 0;
  for (const weight of weights) total += weight;
  if (total === 0) return [];
  const seen = new Uint8Array(weights.length);
  const regions: DifferentRegion[] = [];
  for (let start = 0; start < weights.length; start++) {
    if (seen[start] || !weights[start]) continue;
    const members = flood(start, weights, seen, columns, rows);
    let [left, top, right, bottom, sum] = [columns, rows, 0, 0, 0];
    const votes = { missing: 0, extra: 0, colour: 0, text: 0 };
    for (const at of members) {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      [left, top] = [Math.min(left, column), Math.min(top, row)];
      [right, bottom] = [Math.max(right, column + 1), Math.max(bottom, row + 1)];
      const weight = weights[at] ?? 0;
      sum += weight;
      votes[wrongIn(cells, at)] += weight;
    }
    const [kind, vote] = Object.entries(votes).reduce((best, entry) => (entry[1] > best[1] ? entry : best));
    regions.push({
      x: left * cellSize,
      y: top * cellSize,
      width: (right - left) * cellSize,
      height: (bottom - top) * cellSize,
      kind: vote > 0.6 * sum ? (kind as keyof typeof votes) : 'different',
      share: sum / total,
    });
  }
  return regions.sort((a, b) => b.share - a.share).slice(0, most);
}

function weightsOf({ content, colour, inkCommon, inkTotal, glyphs }: CellDifferences): Float32Array {
  return Float32Array.from(content, (shows, at) => {
    if (!shows) return 0;
    const ink = (inkTotal[at] ?? 0) - (inkCommon[at] ?? 0);
    const weight = (colour[at] ?? 0) + Math.min(1, ink * 3) + 0.5 * Math.max(0, glyphs[at] ?? 0);
    return weight < leastDifference ? 0 : weight;
  });
}

function wrongIn(cells: CellDifferences, at: number): 'missing' | 'extra' | 'colour' | 'text' {
  const { onlyIn, paint, glyphs, inkCommon, inkTotal } = cells;
  const isThere = (inkCommon[at] ?? 0) > 0.4 * (inkTotal[at] ?? 0);
  // Between the letters of two texts there is now one and now the other.
  if (isThere && (paint[at] ?? 0) < leastDifference) return (glyphs[at] ?? 1) > leastDifference ? 'text' : 'colour';
  if (onlyIn[at] === 1) return 'missing';
  if (onlyIn[at] === 2) return 'extra';
  return 'colour';
}

function flood(start: number, weights: Float32Array, seen: Uint8Array, columns: number, rows: number): number[] {
  const members: number[] = [];
  const queue = [start];
  seen[start] = 1;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    members.push(at);
    const [column, row] = [at % columns, Math.floor(at / columns)];
    for (let y = Math.max(0, row - gap); y <= Math.min(rows - 1, row + gap); y++) {
      for (let x = Math.max(0, column - gap); x <= Math.min(columns - 1, column + gap); x++) {
        const next = y * columns + x;
        if (seen[next] || !weights[next]) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  return members;
}
