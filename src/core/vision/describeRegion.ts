import { pixelsOf, type Size } from './box.ts';
import type { Region } from './placeRegions.ts';

/** Left, top, right, bottom of a box, x and y of a point: in pixels of the picture. */
export function pixelCoordinates({ kind, box }: Region, picture: Size): readonly number[] {
  const { x, y, width, height } = pixelsOf(box, picture);
  return kind === 'point' ? [x, y] : [x, y, x + width, y + height];
}

/** The same of 1000, as GLM writes it. */
export function thousandthCoordinates({ kind, box }: Region): readonly number[] {
  const { left, top, right, bottom } = box;
  return (kind === 'point' ? [left, top] : [left, top, right, bottom]).map(side => Math.round(side * 1000));
}

/** For programs: in the form in which models give them, and in pixels. */
export function regionsAsJson(regions: readonly Region[], pictures: readonly (Size & { name: string })[]): string {
  const entries = regions.map(region => {
    const picture = pictures[region.picture];
    return {
      ...(picture && { picture: picture.name }),
      ...(region.label !== '' && { label: region.label }),
      [region.kind === 'box' ? 'bbox_2d' : 'point_2d']: thousandthCoordinates(region),
      ...(picture && { pixels: pixelCoordinates(region, picture) }),
    };
  });
  // One entry a line: coordinates under one another would be mostly brackets.
  return `[\n${entries.map(entry => `  ${JSON.stringify(entry)}`).join(',\n')}\n]`;
}
