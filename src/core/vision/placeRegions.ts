import type { Box, Size } from './box.ts';
import type { Coordinates } from './coordinatesOf.ts';
import type { FoundRegion } from './foundRegion.ts';

/** A place in a picture: where the words put it. */
export interface Region extends FoundRegion {
  readonly box: Box;
}

/**
 * Puts the places where they are; what lies outside of its picture is left out. A model that counts in thousandths and
 * names a greater number has counted pixels, and then all its places in that picture are pixels.
 * @param pictures as displayed
 */
export function placeRegions(
  found: readonly FoundRegion[],
  pictures: readonly Size[],
  coordinates: Coordinates,
): Region[] {
  const sides = pictures.map((picture, index) =>
    unitOf(
      picture,
      found.filter(region => region.picture === index && region.unit === 'written'),
      coordinates,
    ),
  );
  return found.flatMap(region => {
    const unit = region.unit === 'fraction' ? { width: 1, height: 1 } : sides[region.picture];
    const box = unit && boxOf(region.values, unit);
    return box ? [{ ...region, box }] : [];
  });
}

const thousandths: Size = { width: 1000, height: 1000 };

/** What the numbers count up to. */
function unitOf(picture: Size, regions: readonly FoundRegion[], coordinates: Coordinates): Size {
  const far = farthest(regions);
  const fits = (size: Size): boolean => far.width <= size.width && far.height <= size.height;
  if (coordinates === 'pixels') {
    const seen = seenByQwen(picture);
    return fits(seen) ? seen : picture;
  }
  return fits(thousandths) || !fits(picture) ? thousandths : picture;
}

function farthest(regions: readonly FoundRegion[]): Size {
  let width = 0;
  let height = 0;
  for (const { values } of regions) {
    width = Math.max(width, values[0] ?? 0, values[2] ?? 0);
    height = Math.max(height, values[1] ?? 0, values[3] ?? 0);
  }
  return { width, height };
}

function boxOf(values: readonly number[], { width, height }: Size): Box | undefined {
  const [x = 0, y = 0, right = x, bottom = y] = values;
  const box = { left: x / width, top: y / height, right: right / width, bottom: bottom / height };
  return box.right <= 1 && box.bottom <= 1 ? box : undefined;
}

/**
 * Pixels of Qwen2.5 are those of the picture after it was made smaller: sides in steps of 28, at most 1280 patches of
 * 28 × 28 unless the request asks for more (help.aliyun.com, Qwen-VL, 2026-11; transformers, `smart_resize`).
 */
function seenByQwen({ width, height }: Size): Size {
  const step = 28;
  const most = 1280 * step * step;
  const least = 4 * step * step;
  const rounded = { width: Math.round(width / step) * step, height: Math.round(height / step) * step };
  const area = rounded.width * rounded.height;
  if (area > most) {
    const scale = Math.sqrt((width * height) / most);
    return { width: down(width / scale, step), height: down(height / scale, step) };
  }
  if (area < least) {
    const scale = Math.sqrt(least / (width * height));
    return { width: Math.ceil((width * scale) / step) * step, height: Math.ceil((height * scale) / step) * step };
  }
  return { width: Math.max(step, rounded.width), height: Math.max(step, rounded.height) };
}

function down(side: number, step: number): number {
  return Math.max(step, Math.floor(side / step) * step);
}
