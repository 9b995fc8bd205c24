import type { Size } from '../../vision/index.ts';
import { type Asset, assetName } from './asset.ts';
import { areaOf, overlapOf } from './overlap.ts';

/** How many of what a model named are no pieces to cut out, and why. */
export interface LeftOut {
  /** Not within the picture. */
  outside: number;
  /** As good as the whole picture. */
  whole: number;
  /** Fewer pixels than anything is drawn with. */
  tiny: number;
  /** The same place once more. */
  twice: number;
  /** More than anybody would look through. */
  more: number;
}

const wholeShare = 0.85;
const leastSidePixels = 6;
const sameOverlap = 0.7;
const most = 60;
/** Parts of the height: beginnings this close to each other are one row. */
const rowHeight = 0.02;

/** Those that can be cut out, in reading order, each with a name of its own. */
export function soundAssets(
  assets: readonly Asset[],
  picture: Size,
): { assets: Asset[]; leftOut: Omit<LeftOut, 'outside'> } {
  const leftOut = { whole: 0, tiny: 0, twice: 0, more: 0 };
  const kept: Asset[] = [];
  for (const asset of assets) {
    const { box } = asset;
    const width = (box.right - box.left) * picture.width;
    const height = (box.bottom - box.top) * picture.height;
    if (areaOf(box) > wholeShare) leftOut.whole++;
    else if (width < leastSidePixels || height < leastSidePixels) leftOut.tiny++;
    else if (kept.some(other => overlapOf(other.box, box) > sameOverlap)) leftOut.twice++;
    else if (kept.length === most) leftOut.more++;
    else kept.push(asset);
  }
  return { assets: named(inReadingOrder(kept)), leftOut };
}

function inReadingOrder(assets: readonly Asset[]): Asset[] {
  const rows: { top: number; of: Asset[] }[] = [];
  for (const asset of assets.toSorted((a, b) => a.box.top - b.box.top)) {
    const row = rows.at(-1);
    if (row && asset.box.top - row.top < rowHeight) row.of.push(asset);
    else rows.push({ top: asset.box.top, of: [asset] });
  }
  return rows.flatMap(({ of }) => of.toSorted((a, b) => a.box.left - b.box.left));
}

function named(assets: readonly Asset[]): Asset[] {
  const taken = new Set<string>();
  return assets.map(asset => {
    const wanted = assetName(asset.name) || assetName(asset.alt) || asset.kind;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    return { ...asset, name };
  });
}
