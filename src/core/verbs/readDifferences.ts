import { type Coordinates, findRegions, placeRegions, type Region, type Size } from '../vision/index.ts';

export type Severity = 'high' | 'medium' | 'low';

/** A difference between two pictures, as a model says it. */
export interface SaidDifference {
  /** Absent where the answer rates it in no way that is known. */
  readonly severity?: Severity;
  /** What differs, without its places. */
  readonly text: string;
  /** Its places, `picture` 0 for the first one; none where the answer names none, or none inside of a picture. */
  readonly regions: readonly Region[];
}

const severities: readonly [Severity, RegExp][] = [
  ['high', /^(?:high|severe|critical|major|blocker|高|严重|重大|重要)(?![\w])/i],
  ['medium', /^(?:medium|moderate|noticeable|中等?|一般)(?![\w])/i],
  ['low', /^(?:low|minor|slight|trivial|cosmetic|低|轻微|细微)(?![\w])/i],
];
const item = /^[ \t]{0,3}\d{1,3}[.)、][ \t]*(.*(?:\n(?![ \t]{0,3}\d{1,3}[.)、]|[ \t]*\n|#)[^\n]+)*)/gm;

/** The numbered list of an answer to `/compare`. @param pictures the two, as displayed */
export function readDifferences(
  answer: string,
  pictures: readonly (Size & { name: string })[],
  coordinates: Coordinates,
): SaidDifference[] {
  const { regions: found } = findRegions(answer, { text: 'prose', pictures: pictures.map(({ name }) => name) });
  // Placed together: whether a model counts in pixels shows in its largest number.
  const placed = placeRegions(found, pictures, coordinates);
  return [...answer.matchAll(item)].map(match => {
    const from = match.index;
    const to = from + match[0].length;
    const words = wordsOf(match[1] ?? '');
    const bare = words.replace(/^[*_[【(（]+/, '');
    const severity = severities.find(([, word]) => word.test(bare))?.[0];
    const rated = severity ? bare.replace(/^[\p{L}]+[\s*_\]】)）]*\s*[-–—:：|，,.]*\s*/u, '') : words;
    return {
      ...(severity && { severity }),
      text: rated,
      regions: placed.filter(region => region.from >= from && region.to <= to),
    };
  });
}

/** Without the places, which are shown as boxes. */
function wordsOf(line: string): string {
  return line
    .replace(
      /(?:[-–—,，;；(（]\s*)?(?:in\s+)?(?:picture|image|图片?|图像)\s?[12一二]?\s*[:：]?\s*[[［]{1,2}[\d\s,，.;]+[\]］]{1,2}[)）]?[.。]?/gi,
      '',
    )
    .replace(/[[［]{1,2}(?:\d+(?:\.\d+)?[\s,，;]*){4}[\]］]{1,2}/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;，。；])/g, '$1')
    .replace(/[\s,，;；:：–—-]+$/, '')
    .trim();
}
