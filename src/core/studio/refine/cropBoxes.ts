import type { DifferentRegion } from '../score/differentRegions.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const most = 3;
/** Around the region, so that one sees where it belongs. */
const margin = 24;
/** A picture of longer sides is shrunk by most endpoints before the model sees it: detail is lost in it. */
const seenWholeSide = 1280;
/** Of the picture: what is nearly all of it is seen in the whole one just as well. */
const largestShare = 0.5;

/**
 * Pieces of both pictures that are worth sending at full size beside them: around the worst regions, where the whole
 * picture is too large for its detail to be seen. Boxes lie in both pictures.
 * @param sizes of the two pictures, equally wide
 */
export function cropBoxes(
  regions: readonly DifferentRegion[],
  original: { width: number; height: number },
  rendering: { width: number; height: number },
): { region: number; box: Box }[] {
  const width = Math.min(original.width, rendering.width);
  const height = Math.min(original.height, rendering.height);
  if (Math.max(original.width, original.height) <= seenWholeSide) return [];
  return regions.slice(0, most).flatMap((region, index) => {
    const x = Math.max(0, Math.floor(region.x - margin));
    const y = Math.max(0, Math.floor(region.y - margin));
    const box = {
      x,
      y,
      width: Math.min(width, Math.ceil(region.x + region.width + margin)) - x,
      height: Math.min(height, Math.ceil(region.y + region.height + margin)) - y,
    };
    const isPiece = box.width > 0 && box.height > 0 && box.width * box.height <= width * height * largestShare;
    return isPiece ? [{ region: index + 1, box }] : [];
  });
}
