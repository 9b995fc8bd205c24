import type { DifferenceView } from '../../../protocol/index.ts';
import type { ShownRegion } from './shownRegion.ts';

/** Of the colours in `sight.css`: by how much it matters; what measuring alone says has one of its own. */
const colorOf = { high: 0, medium: 5, low: 1, unrated: 2, measured: 4 } as const;

/** Floating point on its way through a message. */
const same = 1e-6;

/**
 * The places of an answer that compares: one number and colour for a difference in both pictures, and its box where
 * that was measured. A place that the words name keeps its key, so that it lights up with them.
 * @param found in the words, in their order
 */
export function comparedRegions(
  differences: readonly DifferenceView[],
  found: readonly ShownRegion[],
): readonly ShownRegion[] {
  const used = new Set<string>();
  const compared = differences.flatMap(difference => {
    const { number, severity, onlySaid, boxes, said } = difference;
    const color = colorOf[severity ?? (said.length > 0 || onlySaid ? 'unrated' : 'measured')];
    return boxes.flatMap((box, picture): ShownRegion[] => {
      if (!box) return [];
      const words = found.find(
        region =>
          !used.has(region.key) &&
          said.some(place => place.picture === picture && region.picture === picture && isSame(place.box, region.box)),
      );
      if (words) used.add(words.key);
      const key = words?.key ?? `difference.${number}.${picture}`;
      return [
        {
          ...(words ?? nowhere),
          kind: 'box',
          label: '',
          picture,
          box,
          key,
          number,
          color,
          difference: number,
          onlySaid,
        },
      ];
    });
  });
  const rest = found.filter(({ key }) => !used.has(key));
  return [...compared, ...rest.map((region, index) => ({ ...region, number: differences.length + index + 1 }))];
}

/** Keys of what lights up together with a place: what differs between two pictures may be in both. */
export function linkedKeys(regions: readonly ShownRegion[], key: string): readonly string[] {
  const difference = regions.find(region => region.key === key)?.difference;
  if (difference === undefined) return [key];
  return regions.filter(region => region.difference === difference).map(region => region.key);
}

/** What no words name. */
const nowhere = {
  from: 0,
  to: 0,
  values: [],
  unit: 'fraction',
  called: { box: true, point: false, nested: false },
} as const;

function isSame(a: ShownRegion['box'], b: ShownRegion['box']): boolean {
  return (['left', 'top', 'right', 'bottom'] as const).every(side => Math.abs(a[side] - b[side]) < same);
}
