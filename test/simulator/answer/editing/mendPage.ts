import { colourDistance } from '../../vision/colours.ts';
import type { Box, PictureFacts, Region } from '../../vision/pictureFacts.ts';
import { largestFirst } from '../pictureAnswer.ts';
import { type Block, replaceTag } from './blocks.ts';
import { type SourceElement, sourceElements } from './sourceElements.ts';

/** Pixels that two edges of the same thing may be apart. */
const nearby = 3;
/** Of `colourDistance`: the same colour to the eye, smoothed edges and all. */
const sameColour = 24;
const leastSide = 12;

/**
 * Blocks that bring a page of the simulator's own closer to the original: for what the original shows and the rendering
 * does not, the largest first, the element that stands elsewhere is moved, the one of another colour is coloured, and
 * what has no element gets one.
 */
export function mendingBlocks(source: string, original: PictureFacts, rendering: PictureFacts, most: number): Block[] {
  const elements = sourceElements(source);
  const blocks: Block[] = [];
  const mended: Region[] = [];
  const used = new Set<SourceElement>();
  for (const region of largestFirst(original.regions)) {
    if (blocks.length === most) break;
    if (Math.min(region.width, region.height) < leastSide || mended.some(other => holds(other, region))) continue;
    if (rendering.regions.some(seen => isNear(seen, region) && isLike(seen.hex, region.hex))) continue;
    const block = blockFor(region, original, elements, used, source);
    if (!block) continue;
    blocks.push(block);
    mended.push(region);
  }
  return blocks;
}

function blockFor(
  region: Region,
  original: PictureFacts,
  elements: readonly SourceElement[],
  used: Set<SourceElement>,
  source: string,
): Block | undefined {
  const free = elements.filter(element => !element.isText && !used.has(element));
  const there = free.find(element => isNear(element, region));
  if (there) {
    if (isLike(there.hex, region.hex)) return undefined;
    used.add(there);
    const style = there.tag
      .replace(/;background:#\w+/, '')
      .replace(/style="([^"]*)"/, `style="$1;background:${region.hex}"`);
    return replaceTag(source, there, style);
  }
  const taken = (element: SourceElement): boolean =>
    original.regions.some(other => isNear(element, other) && isLike(element.hex, other.hex));
  const moved = free
    .filter(element => isSameSize(element, region) && isLike(element.hex, region.hex) && !taken(element))
    .toSorted((a, b) => distance(a, region) - distance(b, region))[0];
  if (moved) {
    used.add(moved);
    const { x, y } = moved.parent ?? { x: 0, y: 0 };
    const place = `left:${region.x - x}px;top:${region.y - y}px`;
    return replaceTag(source, moved, moved.tag.replace(/left:-?\d+px;top:-?\d+px/, place));
  }
  const parent = elements
    .filter(element => !element.isText && element.hex !== undefined && isInside(region, element))
    .toSorted((a, b) => a.width * a.height - b.width * b.height)[0];
  if (parent && used.has(parent)) return undefined;
  if (parent) used.add(parent);
  const start = parent?.tag ?? /<main[^>]*>/.exec(source)?.[0];
  if (start === undefined) return undefined;
  const at = parent?.at ?? source.indexOf(start);
  return replaceTag(source, { tag: start, at }, `${start}\n${elementOf(region, parent ?? { x: 0, y: 0 }, '    ')}`);
}

/** With its looks in the tag: the page has no class for it. */
function elementOf(region: Region, parent: { x: number; y: number }, pad: string): string {
  const radius = region.corners.some(corner => corner > 0)
    ? `;border-radius:${region.corners.map(corner => `${corner}px`).join(' ')}`
    : '';
  const border = region.border ? `;box-shadow:0 0 0 1px ${region.border}` : '';
  const style = `${placeOf(region, parent)};background:${region.hex}${radius}${border}`;
  const inner = [
    ...region.children.map(child => elementOf(child, region, `${pad}  `)),
    ...region.textLines.map(line => {
      const height = Math.max(2, Math.round(line.height * 0.72));
      const bar = { ...line, y: line.y + Math.round((line.height - height) / 2), height };
      return `${pad}  <span class="text" style="${placeOf(bar, region)};background:${line.hex}"></span>`;
    }),
  ];
  return inner.length === 0
    ? `${pad}<div style="${style}"></div>`
    : `${pad}<div style="${style}">\n${inner.join('\n')}\n${pad}</div>`;
}

function placeOf(box: Box, parent: { x: number; y: number }): string {
  return `left:${box.x - parent.x}px;top:${box.y - parent.y}px;width:${box.width}px;height:${box.height}px`;
}

function holds(outer: Region, inner: Region): boolean {
  return outer.children.some(child => child === inner || holds(child, inner));
}

function isLike(a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  return colourDistance(Number.parseInt(a.slice(1), 16), Number.parseInt(b.slice(1), 16)) < sameColour;
}

function isNear(a: Box, b: Box): boolean {
  return isSameSize(a, b) && Math.abs(a.x - b.x) <= nearby && Math.abs(a.y - b.y) <= nearby;
}

function isSameSize(a: Box, b: Box): boolean {
  return Math.abs(a.width - b.width) <= nearby && Math.abs(a.height - b.height) <= nearby;
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function distance(a: Box, b: Box): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}
