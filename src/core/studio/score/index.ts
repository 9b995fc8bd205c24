/** How like a rendering is to the picture it was made from: a number, its parts, and where the two differ most. */
import { cellDifferences } from './cellDifferences.ts';
import { type CellGrid, cellGrid } from './cellGrid.ts';
import { type DifferentRegion, differentRegions } from './differentRegions.ts';
import { frameOf } from './frame.ts';
import { layoutScore } from './layoutScore.ts';
import type { Pixels } from './pixels.ts';

export { type CellGrid, cellGrid } from './cellGrid.ts';
export type { DifferentRegion } from './differentRegions.ts';
export type { Pixels } from './pixels.ts';

/** Each from 0 (nothing in common) to 1 (the same to the eye). */
export interface Similarity {
  readonly total: number;
  /** Edges of blocks and lines stand where they should. */
  readonly layout: number;
  /** Blocks and text have the right colours. */
  readonly colour: number;
  /** Text and other fine detail is there, and says the same. */
  readonly ink: number;
  readonly regions: readonly DifferentRegion[];
}

const weights = { layout: 0.4, colour: 0.3, ink: 0.3 } as const;
/** Of the ink: that it is there counts more than what it says. */
const presence = 0.6;

/**
 * Compares pixel for pixel: bring the rendering to the original's width first. Where one is longer, all that the other
 * lacks counts as missing or extra. Pure and without chance: the same pixels score the same.
 */
export function similarity(original: Pixels, rendering: Pixels): Similarity {
  return gridSimilarity(cellGrid(original), cellGrid(rendering));
}

/** The same, for an original that is compared with again and again. */
export function gridSimilarity(a: CellGrid, b: CellGrid): Similarity {
  const frame = frameOf(a, b);
  const cells = cellDifferences(a, b, frame);
  const layout = layoutScore(a, b, frame);
  let [colourWrong, shown, common, inkTotal, glyphWrong, glyphWeight] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < cells.content.length; at++) {
    if (cells.content[at]) {
      colourWrong += cells.colour[at] ?? 0;
      shown++;
    }
    common += cells.inkCommon[at] ?? 0;
    inkTotal += cells.inkTotal[at] ?? 0;
    const glyphs = cells.glyphs[at] ?? -1;
    if (glyphs >= 0) {
      glyphWrong += glyphs;
      glyphWeight++;
    }
  }
  const colour = shown === 0 ? 1 : 1 - colourWrong / shown;
  const there = inkTotal === 0 ? 1 : common / inkTotal;
  // What nothing stands opposite to says nothing right.
  const says = glyphWeight === 0 ? (inkTotal === 0 ? 1 : 0) : there * (1 - glyphWrong / glyphWeight);
  const ink = presence * there + (1 - presence) * says;
  const even = weights.layout * layout + weights.colour * colour + weights.ink * ink;
  const strict = layout ** weights.layout * colour ** weights.colour * ink ** weights.ink;
  return { total: (even + strict) / 2, layout, colour, ink, regions: differentRegions(cells, frame) };
}
