/**
 * Boxes and points in the words of an answer about pictures. GLM writes `[[xmin,ymin,xmax,ymax]]`, and all else that a
 * bracket can be: (), <>, {}, `<bbox>`, JSON with `bbox_2d`; others write `(x1,y1),(x2,y2)`. An ordinary row of numbers
 * is not one: the numbers must make a box, and what stands around them must not say otherwise.
 */
import { type Evidence, evidenceOf, hasOtherKey } from './evidence.ts';
import type { Called, FoundRegion, ReadOptions } from './foundRegion.ts';
import { lineStart, type NumberGroup, numberGroups, reach } from './numberGroups.ts';
import { isPictureAlone, type PictureMention, pictureMentions } from './pictureMentions.ts';
import { regionLabel } from './regionLabel.ts';

export interface RegionsRead {
  /** In the order of the text. */
  readonly regions: readonly FoundRegion[];
  /** The picture that is spoken of at the end. */
  readonly lastPicture: number;
}

/** Not even a picture of this many pixels a side is taken. */
const largest = 20_000;
/** A row of small numbers counts, numbers or names; only what is called a place may be this close to the corner. */
const smallestFar = 20;
const smallestSide = 3;
const mayHold = /[[(<{（［【〈>=:]\s{0,30}["']?\d/;
/** What may stand between the two corners of a box. */
const betweenCorners = /^\s{0,3}(?:[,，、;；~–—-]|to|到|至|->|→)?\s{0,3}$/;

export function findRegions(text: string, { text: kind, pictures, before = 0, known }: ReadOptions): RegionsRead {
  const mentions = pictureMentions(text, pictures);
  const lastPicture = mentions.at(-1)?.picture ?? before;
  if (!mayHold.test(text)) return { regions: [], lastPicture };
  const onlyNumbers = kind === 'data' && /^\s*\[[\s[]*["']?\d/.test(text);
  const places: Place[] = [];
  const groups = numberGroups(text);
  for (let index = 0; index < groups.length; index++) {
    const first = groups[index] as NumberGroup;
    const second = groups[index + 1];
    const found = placeOf(text, first, second, places.at(-1), kind === 'data', onlyNumbers, known);
    if (!found) continue;
    places.push(found);
    if (found.to === second?.to || (second && found.to > second.to)) index++;
  }
  let after = 0;
  const pictureAt = pictureFinder(text, mentions, before);
  const regions = places.map(place => {
    const { kind: shape, values, unit, evidence } = place;
    const { from, to } = withBrackets(text, place);
    const said = regionLabel(text, from, to, after);
    // With a single picture it is the name of a thing, as on a page that shows pictures.
    const label = pictures.length > 1 && isPictureAlone(said) ? '' : said;
    after = to;
    const picture = pictureAt(from, to);
    return { kind: shape, from, to, values, unit, label, picture, called: pick(evidence) };
  });
  return { regions: withSharedLabels(text, regions, places), lastPicture };
}

interface Place extends Pick<NumberGroup, 'from' | 'to' | 'unit' | 'open'> {
  readonly kind: FoundRegion['kind'];
  readonly values: readonly number[];
  /** One more of the list that the place before it stands in. */
  readonly continues: boolean;
  readonly evidence: Evidence;
}

function placeOf(
  text: string,
  group: NumberGroup,
  next: NumberGroup | undefined,
  last: Place | undefined,
  isData: boolean,
  onlyNumbers: boolean,
  known: ReadOptions['known'],
): Place | undefined {
  const { from, to, open, unit } = group;
  const continues =
    last !== undefined &&
    last.open === open &&
    /^\s{0,30}[,，、;；]?\s{0,30}$/.test(text.slice(last.to, from)) &&
    from - last.to < 62;
  const own: Evidence = from === known?.at ? { ...known.called, other: false } : evidenceOf(text, group);
  const evidence = continues ? { ...own, ...pick(last.evidence), other: false } : own;
  if (evidence.other || (isData && !continues && !onlyNumbers && hasOtherKey(text, group, evidence))) return undefined;
  const isCalled = evidence.box || evidence.point || evidence.nested;
  if (isData && !isCalled && !onlyNumbers) return undefined;
  const place = { from, to, open, unit, continues, evidence };
  if (group.values.length === 4) {
    if (continues && last.kind === 'point') return undefined;
    return isBox(group.values, unit, isCalled) ? { ...place, kind: 'box', values: group.values } : undefined;
  }
  const corner = next && cornersOf(text, group, next, evidence);
  if (corner) return { ...place, to: corner.to, kind: 'box', values: [...group.values, ...corner.values] };
  if (continues && last.kind === 'box') return undefined;
  const isPoint = evidence.point || (evidence.nested && !isData) || (evidence.nested && onlyNumbers);
  return isPoint && isInRange(group.values, unit, evidence.point)
    ? { ...place, kind: 'point', values: group.values }
    : undefined;
}

/** `(97,595),(179,988)`; in square brackets these are two points, unless they are called a box. */
function cornersOf(text: string, group: NumberGroup, next: NumberGroup, evidence: Evidence): NumberGroup | undefined {
  if (next.values.length !== 2 || next.open !== group.open || next.unit !== group.unit) return undefined;
  if (!betweenCorners.test(text.slice(group.to, next.from)) || next.from - group.to > 10) return undefined;
  const isRound = group.open === '(' || group.open === '（';
  if (!isRound && !(evidence.box && !evidence.point)) return undefined;
  return isBox([...group.values, ...next.values], group.unit, evidence.box) ? next : undefined;
}

function isBox(values: readonly number[], unit: NumberGroup['unit'], isCalled: boolean): boolean {
  const [left = 0, top = 0, right = 0, bottom = 0] = values;
  if (left >= right || top >= bottom || !isInRange(values, unit, isCalled)) return false;
  return isCalled || (right - left >= smallestSide && bottom - top >= smallestSide);
}

function isInRange(values: readonly number[], unit: NumberGroup['unit'], isCalled: boolean): boolean {
  const far = Math.max(...values);
  if (unit === 'fraction') return isCalled && far <= 1;
  return far <= (isCalled ? largest : 1000) && (isCalled || far >= smallestFar);
}

function pick({ box, point, nested }: Called): Called {
  return { box, point, nested };
}

/** With the outer brackets or the tags, where they hold nothing else. */
function withBrackets(text: string, { from, to }: Place): { from: number; to: number } {
  const before = /(?:<(?:b?box|points?)>|<\|box_start\|>|[[［])\s{0,8}$/i.exec(
    text.slice(Math.max(0, from - 24), from),
  )?.[0];
  const behind = /^\s{0,8}(?:<\/(?:b?box|points?)>|<\|box_end\|>|[\]］])/i.exec(text.slice(to, to + 24))?.[0];
  if (before === undefined || behind === undefined) return { from, to };
  if ((before.trim().length === 1) !== (behind.trim().length === 1)) return { from, to };
  return { from: from - before.length, to: to + behind.length };
}

/** Of several places in one list, or of the same thing in several pictures, the first one has the name in front: it is theirs too. */
function withSharedLabels(text: string, regions: readonly FoundRegion[], places: readonly Place[]): FoundRegion[] {
  const shared: FoundRegion[] = [];
  for (const [index, region] of regions.entries()) {
    const last = shared.at(-1);
    const isSame = last && (places[index]?.continues || isPictureAlone(text.slice(last.to, region.from)));
    shared.push(region.label === '' && isSame ? { ...region, label: last.label } : region);
  }
  return shared;
}

/** Which picture a place is in: named on the same line, else before it. To be asked in the order of the text. */
function pictureFinder(
  text: string,
  mentions: readonly PictureMention[],
  before: number,
): (from: number, to: number) => number {
  let next = 0;
  return (from, to) => {
    while ((mentions[next]?.at ?? from) < from) next++;
    const earlier = mentions[next - 1];
    if (earlier && earlier.at >= lineStart(text, from)) return earlier.picture;
    const later = mentions[next];
    const isOnLine = later && !text.slice(to, Math.min(later.at, to + reach)).includes('\n') && later.at < to + reach;
    return (isOnLine ? later : earlier)?.picture ?? before;
  };
}
