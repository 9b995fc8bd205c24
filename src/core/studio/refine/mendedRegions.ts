import type { DifferentRegion } from '../score/differentRegions.ts';

/** Of a region that still differs, so much must be less for it to count as mended. */
const leastLess = 0.5;

/**
 * Which of the regions that differed no longer do, or much less: told by how much of what is wrong afterwards lies in
 * them. `wrong` is what is wrong on the page as a whole, 1 − similarity.
 */
export function mendedRegions(
  before: { regions: readonly DifferentRegion[]; wrong: number },
  after: { regions: readonly DifferentRegion[]; wrong: number },
): boolean[] {
  return before.regions.map(region => {
    const then = region.share * before.wrong;
    const now = after.regions.reduce((sum, other) => sum + other.share * after.wrong * shareWithin(other, region), 0);
    return now <= then * leastLess;
  });
}

/** How much of a box lies in another, 0 to 1. */
function shareWithin(box: DifferentRegion, other: DifferentRegion): number {
  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
  return width > 0 && height > 0 ? (width * height) / (box.width * box.height) : 0;
}
