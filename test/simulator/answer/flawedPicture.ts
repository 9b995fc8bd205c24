import type { DraftFlaws } from '../habits.ts';
import { colourDistance } from '../vision/colours.ts';
import type { PictureFacts, Region } from '../vision/pictureFacts.ts';
import { largestFirst } from './pictureAnswer.ts';

const shiftX = 56;
const shiftY = 32;
/** Of the whole picture: what is larger is its ground. */
const largestShare = 0.4;
const leastSide = 28;

/** The picture as a hasty model sees it: some of its larger regions stand elsewhere, have another colour or are not there. */
export function flawedPicture(picture: PictureFacts, flaws: DraftFlaws): PictureFacts {
  const flawed = structuredClone(picture);
  const kinds = interleaved(flaws);
  const chosen: Region[] = [];
  for (const region of largestFirst(flawed.regions)) {
    if (chosen.length === kinds.length) break;
    if (isGround(region, picture) || chosen.some(other => holds(other, region) || holds(region, other))) continue;
    chosen.push(region);
  }
  chosen.forEach((region, index) => {
    const kind = kinds[index];
    const parent = parentOf(flawed.root, region);
    if (kind === 'missing') parent.children = parent.children.filter(child => child !== region);
    else if (kind === 'recoloured') region.hex = otherColour(region.hex);
    else shift(region, parent);
  });
  return flawed;
}

function interleaved(flaws: DraftFlaws): (keyof DraftFlaws)[] {
  const kinds = ['shifted', 'recoloured', 'missing'] as const;
  const most = Math.max(...kinds.map(kind => flaws[kind] ?? 0));
  return Array.from({ length: most }, (_, round) => kinds.filter(kind => (flaws[kind] ?? 0) > round)).flat();
}

function isGround({ width, height }: Region, picture: PictureFacts): boolean {
  return Math.min(width, height) < leastSide || width * height > picture.width * picture.height * largestShare;
}

function holds(outer: Region, inner: Region): boolean {
  return outer.children.some(child => child === inner || holds(child, inner));
}

function parentOf(root: Region, region: Region): Region {
  const within = root.children.find(child => holds(child, region));
  return within ? parentOf(within, region) : root;
}

/** To where there is room. */
function shift(region: Region, parent: Region): void {
  const right = region.x + region.width + shiftX <= parent.x + parent.width;
  const down = region.y + region.height + shiftY <= parent.y + parent.height;
  move(region, right ? shiftX : -shiftX, down ? shiftY : -shiftY);
}

function move(region: Region, dx: number, dy: number): void {
  region.x += dx;
  region.y += dy;
  for (const line of region.textLines) {
    line.x += dx;
    line.y += dy;
  }
  for (const child of region.children) move(child, dx, dy);
}

function otherColour(hex: string): string {
  const rgb = Number.parseInt(hex.slice(1), 16);
  const candidates = [0xd9480f, 0x2b8a3e, 0x1864ab, 0xf1c40f];
  const farthest = candidates.toSorted((a, b) => colourDistance(b, rgb) - colourDistance(a, rgb))[0] ?? 0;
  return `#${farthest.toString(16).padStart(6, '0')}`;
}
