import type { Box, Corners, Region, RegionKind, TextLine } from './pictureFacts.ts';

export interface FlatRegion extends Box {
  hex: string;
  corners: Corners;
  border: string | undefined;
  /** Label of its area; -1 for a patch of mixed colour. */
  label: number;
  picture?: boolean;
}

const slack = 3;

/** Puts every region and line into the smallest region that holds it, and names what each one looks like. */
export function buildTree(
  picture: { width: number; height: number },
  pageHex: string,
  rectangles: readonly FlatRegion[],
  lines: readonly FlatRegion[],
  texts: readonly TextLine[],
  scale: number,
): { root: Region; regions: Region[]; textLines: TextLine[] } {
  const root: Region = { ...region(pageHex), kind: 'page', width: picture.width, height: picture.height };
  const kept: Region[] = [];
  for (const flat of rectangles.toSorted((a, b) => size(b) - size(a))) {
    if (kept.some(other => sameBox(other, flat))) continue;
    kept.push({
      ...region(flat.hex),
      ...box(flat),
      corners: flat.corners,
      border: flat.border,
      kind: flat.picture ? 'picture' : 'card',
    });
  }
  for (const line of lines) {
    const framed = kept.find(candidate => liesOnEdge(line, candidate));
    if (framed) framed.border ??= line.hex;
    else kept.push({ ...region(line.hex), ...box(line), kind: 'line' });
  }
  const placed: Region[] = [root];
  for (const item of kept.toSorted((a, b) => size(b) - size(a))) {
    holderOf(item, placed, root).children.push(item);
    if (item.kind !== 'line') placed.push(item);
  }
  for (const text of texts) holderOf(text, placed, root).textLines.push(text);
  const regions: Region[] = [];
  const walk = (parent: Region): void => {
    parent.children.sort(readingOrder);
    parent.textLines.sort(readingOrder);
    for (const child of parent.children) {
      child.kind = kindOf(child, picture, scale);
      regions.push(child);
      walk(child);
    }
  };
  walk(root);
  return { root, regions, textLines: [...texts].sort(readingOrder) };
}

function region(hex: string): Region {
  return {
    kind: 'card',
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    hex,
    corners: [0, 0, 0, 0],
    border: undefined,
    children: [],
    textLines: [],
  };
}
const box = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
const size = (item: Box): number => item.width * item.height;
const readingOrder = (a: Box, b: Box): number => (Math.abs(a.y - b.y) > 4 ? a.y - b.y : a.x - b.x);

function sameBox(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) <= 1 &&
    Math.abs(a.y - b.y) <= 1 &&
    Math.abs(a.x + a.width - b.x - b.width) <= 1 &&
    Math.abs(a.y + a.height - b.y - b.height) <= 1
  );
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function holderOf(item: Box, placed: readonly Region[], root: Region): Region {
  let best = root;
  for (const candidate of placed) {
    if (size(candidate) < size(best) && size(candidate) > size(item) && contains(candidate, item)) best = candidate;
  }
  return best;
}

/** A thin line along the edge of a region, just outside or just inside: its border. */
function liesOnEdge(line: Box, area: Box): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= slack + 1;
  if (line.width > line.height) {
    const along = line.x >= area.x - 2 * slack && line.x + line.width <= area.x + area.width + 2 * slack;
    return along && line.width >= area.width * 0.6 && (near(line.y, area.y) || near(line.y, area.y + area.height));
  }
  const along = line.y >= area.y - 2 * slack && line.y + line.height <= area.y + area.height + 2 * slack;
  return along && line.height >= area.height * 0.6 && (near(line.x, area.x) || near(line.x, area.x + area.width));
}

function kindOf(item: Region, picture: { width: number; height: number }, scale: number): RegionKind {
  if (item.kind === 'line' || item.kind === 'picture') return item.kind;
  const wide = item.width / picture.width;
  const high = item.height / picture.height;
  const atSide = item.x <= 2 || item.x + item.width >= picture.width - 2;
  if (wide >= 0.9 && high <= 0.2) return 'bar';
  if (high >= 0.6 && wide <= 0.35 && atSide) return 'sidebar';
  if (wide * high >= 0.2) return 'panel';
  if (item.width < 44 * scale && item.height < 44 * scale) return 'chip';
  const leaf = item.children.length === 0 && item.textLines.length <= 2;
  if (leaf && item.height <= 72 * scale && item.height >= 16 * scale && item.width >= item.height * 1.3)
    return 'button';
  return 'card';
}
