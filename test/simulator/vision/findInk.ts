import { colourDistance } from './colours.ts';
import type { Grid } from './labelAreas.ts';

/** A patch of cells that belong to no region: a word, a line of text, an icon, a photograph. In grid cells, inclusive. */
export interface InkPatch {
  left: number;
  top: number;
  right: number;
  bottom: number;
  cells: number;
  /** The colour that stands out most from `ground`. */
  colour: number;
  /** Mean of all its cells. */
  mean: number;
  /** Colour of the area around it. */
  ground: number;
  /** Label of the area around it. */
  groundLabel: number;
}

interface Run {
  row: number;
  left: number;
  right: number;
  patch: number;
}

/**
 * Joins ink along each row over gaps up to `gap` cells (letters and words of one line), then from row to row.
 * A gap is closed only over one single area, so that ink of two neighbouring buttons stays apart.
 */
export function findInk(grid: Grid, isInk: Uint8Array, gap: number): InkPatch[] {
  const runs = findRuns(grid, isInk, gap);
  joinRows(runs);
  const find = (run: number): number => {
    let root = run;
    while (runs[root]?.patch !== root) root = runs[root]?.patch ?? root;
    return root;
  };
  const patches = new Map<number, InkPatch & { red: number; green: number; blue: number; contrast: number }>();
  runs.forEach((run, index) => {
    const root = find(index);
    const groundLabel = grid.labels[run.row * grid.width + Math.max(0, run.left - 1)] ?? 0;
    let patch = patches.get(root);
    if (!patch) {
      const ground = grid.areas.get(groundLabel)?.colour ?? 0xffffff;
      const { left, right, row } = run;
      patch = {
        left,
        right,
        top: row,
        bottom: row,
        cells: 0,
        colour: ground,
        mean: ground,
        ground,
        groundLabel,
        red: 0,
        green: 0,
        blue: 0,
        contrast: -1,
      };
      patches.set(root, patch);
    }
    patch.left = Math.min(patch.left, run.left);
    patch.right = Math.max(patch.right, run.right);
    patch.bottom = Math.max(patch.bottom, run.row);
    for (let x = run.left; x <= run.right; x++) {
      const cell = run.row * grid.width + x;
      if (!isInk[cell]) continue;
      const colour = grid.colours[cell] ?? 0;
      patch.cells++;
      patch.red += colour >> 16;
      patch.green += (colour >> 8) & 255;
      patch.blue += colour & 255;
      const contrast = colourDistance(colour, patch.ground);
      if (contrast > patch.contrast) [patch.contrast, patch.colour] = [contrast, colour];
    }
  });
  return [...patches.values()].map(({ red, green, blue, contrast: _, ...patch }) => {
    const mean = (total: number) => Math.round(total / Math.max(1, patch.cells));
    return { ...patch, mean: (mean(red) << 16) | (mean(green) << 8) | mean(blue) };
  });
}

function findRuns(grid: Grid, isInk: Uint8Array, gap: number): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < grid.height; y++) {
    let open: Run | undefined;
    let gapLabel = -1;
    for (let x = 0; x < grid.width; x++) {
      const cell = y * grid.width + x;
      if (isInk[cell]) {
        if (open && x - open.right - 1 <= gap && gapLabel !== -2) open.right = x;
        else {
          open = { row: y, left: x, right: x, patch: runs.length };
          runs.push(open);
        }
        gapLabel = -1;
      } else if (open) {
        const label = grid.labels[cell] ?? 0;
        // -1: no gap yet; -2: the gap crosses from one area into another.
        gapLabel = gapLabel === -1 || gapLabel === label ? label : -2;
      }
    }
  }
  return runs;
}

function joinRows(runs: Run[]): void {
  const find = (run: number): number => {
    let root = run;
    while (runs[root]?.patch !== root) root = runs[root]?.patch ?? root;
    let at = run;
    while (at !== root) {
      const here = runs[at];
      if (!here) break;
      at = here.patch;
      here.patch = root;
    }
    return root;
  };
  let above = 0;
  runs.forEach((run, index) => {
    while (above < index && (runs[above]?.row ?? 0) < run.row - 1) above++;
    for (let other = above; other < index; other++) {
      const candidate = runs[other];
      if (!candidate || candidate.row >= run.row) break;
      if (candidate.left > run.right + 1 || candidate.right < run.left - 1) continue;
      const a = find(other);
      const b = find(index);
      const root = runs[Math.max(a, b)];
      if (a !== b && root) root.patch = Math.min(a, b);
    }
  });
}
