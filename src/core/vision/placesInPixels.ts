import type { Size } from './box.ts';
import type { Coordinates } from './coordinatesOf.ts';
import { pixelCoordinates } from './describeRegion.ts';
import { findRegions } from './findRegions.ts';
import { placeRegions } from './placeRegions.ts';

/**
 * The same words with every place in pixels of its picture, `[[left,top,right,bottom]]` for a box and `[[x,y]]` for a
 * point; one that lies outside says so. For a reader that does not know in what the model counts.
 * @param pictures as displayed, in the order in which they were sent
 */
export function placesInPixels(
  text: string,
  pictures: readonly (Size & { name: string })[],
  coordinates: Coordinates,
): string {
  const { regions } = findRegions(text, { text: 'prose', pictures: pictures.map(({ name }) => name) });
  const placed = new Map(placeRegions(regions, pictures, coordinates).map(region => [region.from, region]));
  let out = '';
  let at = 0;
  for (const { from, to, picture } of regions.toSorted((a, b) => a.from - b.from)) {
    const size = pictures[picture];
    const region = placed.get(from);
    if (from < at || !size) continue;
    out += text.slice(at, from);
    if (region) {
      out += `[[${pixelCoordinates(region, size).join(',')}]]`;
    } else out += '(a place outside of the picture)';
    at = to;
  }
  return out + text.slice(at);
}
