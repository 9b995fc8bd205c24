import { hexOf } from './colours.ts';
import { findInk, type InkPatch } from './findInk.ts';
import type { Area, Grid } from './labelAreas.ts';
import type { Corners, Region, TextLine } from './pictureFacts.ts';
import { buildTree, type FlatRegion } from './regionTree.ts';
import { isStroke, joinWords, type PlacedInk, withoutEdges } from './sortInk.ts';

/** Sizes below are in cells of a picture at ordinary density; `scale` is 2 for one taken at 2×. */
const minWidth = 14;
const minHeight = 11;
const wordGap = 9;
const maxTextHeight = 52;
const maxRegions = 400;

/** Finds rectangles of uniform colour, the ink on them and how they lie inside each other. */
export function findRegions(
  grid: Grid,
  picture: { width: number; height: number },
): { root: Region; regions: Region[]; textLines: TextLine[] } {
  const scale = Math.max(1, densityOf(picture) / grid.step);
  const page = pageArea(grid);
  const rectangles: FlatRegion[] = [];
  const lines: FlatRegion[] = [];
  const shapes = new Set<number>([page?.label ?? -1]);
  for (const area of grid.areas.values()) {
    if (area === page) continue;
    const shape = shapeOf(area, scale);
    if (!shape) continue;
    shapes.add(area.label);
    if (shape === 'ring') continue;
    const flat = {
      ...boxOf(area, grid, picture),
      hex: hexOf(area.colour),
      corners: [0, 0, 0, 0] as Corners,
      border: undefined,
    };
    if (shape === 'line') lines.push({ ...flat, label: area.label });
    else rectangles.push({ ...flat, label: area.label, corners: scaled(cornersOf(area, grid), grid.step) });
  }
  rectangles.sort((a, b) => b.width * b.height - a.width * a.height);
  const isInk = new Uint8Array(grid.labels.length);
  for (let cell = 0; cell < isInk.length; cell++) isInk[cell] = shapes.has(grid.labels[cell] ?? 0) ? 0 : 1;
  const patches = findInk(grid, isInk, Math.round(wordGap * scale)).map(patch => ({
    ...boxOf(patch, grid, picture),
    patch,
  }));
  const inks = withoutEdges(patches, rectangles);
  const words: PlacedInk[] = [];
  for (const ink of inks) {
    const cellsHigh = ink.patch.bottom - ink.patch.top + 1;
    const cellsWide = ink.patch.right - ink.patch.left + 1;
    if (cellsHigh <= maxTextHeight * scale) {
      if (cellsHigh >= 2 && cellsWide >= 2) words.push(ink);
    } else if (cellsWide >= 24) {
      const { x, y, width, height } = ink;
      const hex = hexOf(ink.patch.mean);
      rectangles.push({ x, y, width, height, label: -1, hex, corners: [0, 0, 0, 0], border: undefined, picture: true });
    }
  }
  const large = words.filter(word => word.patch.bottom - word.patch.top + 1 >= 8 * scale);
  const maxStroke = maxTextHeight * scale * grid.step;
  const shown = rectangles.filter(rectangle => !isStroke(rectangle, large, maxStroke));
  const rules = lines.filter(line => !isStroke(line, large, maxStroke));
  const texts = joinWords(words).filter(line => line.height >= 3 * scale && line.width >= 3 * scale);
  const pageColour = page?.colour ?? meanInk(grid);
  return buildTree(picture, hexOf(pageColour), shown.slice(0, maxRegions), rules, texts, scale * grid.step);
}

/** A guess: very wide pictures and tall narrow ones of a phone are taken at two pixels per point. */
function densityOf({ width, height }: { width: number; height: number }): number {
  return width >= 2200 || (width >= 640 && height >= width * 1.6) ? 2 : 1;
}

/** The area that reaches all round the picture, if there is one. */
function pageArea(grid: Grid): Area | undefined {
  let best: Area | undefined;
  for (const area of grid.areas.values()) {
    const wide = area.right - area.left + 1 >= grid.width * 0.98;
    const high = area.bottom - area.top + 1 >= grid.height * 0.98;
    if (wide && high && area.count > (best?.count ?? 0)) best = area;
  }
  return best;
}

function meanInk(grid: Grid): number {
  let largest: Area | undefined;
  for (const area of grid.areas.values()) if (area.count > (largest?.count ?? 0)) largest = area;
  return largest?.colour ?? 0xffffff;
}

function shapeOf(area: Area, scale: number): 'rectangle' | 'line' | 'ring' | undefined {
  const width = area.right - area.left + 1;
  const height = area.bottom - area.top + 1;
  // A disc fills π/4 of its box, and loses its soft edge.
  const square = Math.abs(width - height) <= 2;
  if (area.rowFill < (square ? 0.7 : 0.75)) return undefined;
  const short = Math.min(width, height);
  const long = Math.max(width, height);
  if (short <= 4 * scale) return long >= 36 * scale ? 'line' : undefined;
  if (width < minWidth * scale || height < minHeight * scale) return undefined;
  const share = area.count / (width * height);
  // A frame or a band of shadow: next to nothing of its own box is its own.
  if (area.count <= (width + height) * 2 * 4 && share < 0.3) return 'ring';
  if (share < 0.2) return undefined;
  // A large letter fills its box badly; a button of that size fills it well even with its label on it.
  if (height < 60 * scale && width < height * 1.4 && share < 0.62) return undefined;
  if (height < 26 * scale && share < 0.45) return undefined;
  return 'rectangle';
}

function boxOf(
  area: Pick<InkPatch, 'left' | 'top' | 'right' | 'bottom'>,
  grid: Grid,
  picture: { width: number; height: number },
) {
  const x = area.left * grid.step;
  const y = area.top * grid.step;
  const width = Math.min((area.right - area.left + 1) * grid.step, picture.width - x);
  const height = Math.min((area.bottom - area.top + 1) * grid.step, picture.height - y);
  return { x, y, width, height };
}

/** Radius of each corner in cells, clockwise from the top left. */
function cornersOf(area: Area, grid: Grid): Corners {
  const limit = Math.min(area.right - area.left + 1, area.bottom - area.top + 1) / 2;
  const radius = (x: number, y: number, step: 1 | -1): number => {
    let missing = 0;
    while (missing < limit && grid.labels[y * grid.width + x + step * missing] !== area.label) missing++;
    // Half a cell below the top of a circle of radius r, its edge is √r away from the middle: r = missing + √r.
    return missing === 0 ? 0 : Math.min(limit, ((1 + Math.sqrt(1 + 4 * missing)) / 2) ** 2);
  };
  const { left, right, top, bottom } = area;
  const found = [radius(left, top, 1), radius(right, top, -1), radius(right, bottom, -1), radius(left, bottom, 1)];
  const largest = Math.max(...found);
  const [a = 0, b = 0, c = 0, d = 0] = found.map(one => Math.round(Math.abs(one - largest) <= 4 ? largest : one));
  return [a, b, c, d];
}

function scaled([a, b, c, d]: Corners, by: number): Corners {
  return [a * by, b * by, c * by, d * by];
}
