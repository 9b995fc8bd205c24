import type { DifferentRegion } from '../studio/score/index.ts';
import type { Box, Region, Size } from '../vision/index.ts';
import type { MeasuredDifferences } from './measuredDifferences.ts';
import type { SaidDifference, Severity } from './readDifferences.ts';

/** One difference of two pictures: measured, said, or both. */
export interface Difference {
  /** From 1, as it is drawn. */
  readonly number: number;
  readonly severity?: Severity;
  /** The model's words. */
  readonly text?: string;
  /** Absent: only the model says so. */
  readonly measured?: Pick<DifferentRegion, 'kind' | 'share'>;
  /** In the first and the second picture, where it is in them. */
  readonly boxes: readonly [Box | undefined, Box | undefined];
  /** Where the model's words put it, which may be beside what was measured. */
  readonly said: readonly Region[];
}

/** A box that covers so much of another, or is covered by it, is about the same place. */
const leastCovered = 0.3;

/** Of all that differs; what is less is the edge of something else, and is counted in the measure alone. */
const leastShare = 0.005;

/**
 * Brings together what was measured and what a model says: each measured place has at most one saying, the one that
 * covers it best, and no saying is lost. The measure decides what differs; the words decide what it is called.
 */
export function joinDifferences(
  said: readonly SaidDifference[],
  measured: MeasuredDifferences,
  pictures: readonly [Size, Size],
): Difference[] {
  const places = measured.regions.map(region => ({ region, boxes: boxesOf(region, measured, pictures) }));
  const pairs = said.flatMap((saying, at) =>
    places.map(({ boxes }, index) => ({ at, index, covered: covered(saying, boxes) })),
  );
  const taken = new Map<number, number>();
  const used = new Set<number>();
  for (const { at, index, covered } of pairs.sort((a, b) => b.covered - a.covered)) {
    if (covered < leastCovered || taken.has(at) || used.has(index)) continue;
    taken.set(at, index);
    used.add(index);
  }
  const joined: Omit<Difference, 'number'>[] = said.map(({ severity, text, regions }, at) => {
    const place = places[taken.get(at) ?? -1];
    const own = (picture: 0 | 1): Box | undefined => regions.find(region => region.picture === picture)?.box;
    return {
      ...(severity && { severity }),
      text,
      ...(place && { measured: { kind: place.region.kind, share: place.region.share } }),
      // What was measured is where it is to the pixel.
      boxes: place ? [place.boxes[0] ?? own(0), place.boxes[1] ?? own(1)] : [own(0), own(1)],
      said: regions,
    };
  });
  for (const [index, { region, boxes }] of places.entries()) {
    if (!used.has(index) && region.share >= leastShare)
      joined.push({ measured: { kind: region.kind, share: region.share }, boxes, said: [] });
  }
  return joined.map((difference, index) => ({ number: index + 1, ...difference }));
}

/** A measured place in both pictures, which are laid on each other at the top left. */
function boxesOf(
  { x, y, width, height }: DifferentRegion,
  { sizes }: MeasuredDifferences,
  pictures: readonly [Size, Size],
): [Box | undefined, Box | undefined] {
  const within = (picture: 0 | 1): Box | undefined => {
    const { width: full, height: high } = sizes[picture];
    if (pictures[picture].width === 0 || y >= high || x >= full) return undefined;
    return {
      left: x / full,
      top: y / high,
      right: Math.min(1, (x + width) / full),
      bottom: Math.min(1, (y + height) / high),
    };
  };
  return [within(0), within(1)];
}

/** The better of both pictures: 1 where one of the boxes lies within the other. */
function covered({ regions }: SaidDifference, boxes: readonly (Box | undefined)[]): number {
  let best = 0;
  for (const { picture, box } of regions) {
    const place = boxes[picture];
    if (!place) continue;
    const wide = Math.min(box.right, place.right) - Math.max(box.left, place.left);
    const high = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
    if (wide <= 0 || high <= 0) continue;
    const area = (one: Box): number => Math.max(1e-9, (one.right - one.left) * (one.bottom - one.top));
    const common = wide * high;
    // Of what both cover together as well: a box around everything is about no place in particular.
    const together = common / (area(box) + area(place) - common);
    const inside = common / Math.min(area(box), area(place));
    if (together >= 0.05) best = Math.max(best, 0.5 * together + 0.5 * inside);
  }
  return best;
}
