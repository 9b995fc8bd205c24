/**
 * Rows of two or four numbers in brackets. Every repetition has a bound, so a hostile text costs no more than its
 * length.
 */

export interface NumberGroup {
  readonly from: number;
  readonly to: number;
  /** The bracket or tag in front: `[`, `(`, `<bbox>`… */
  readonly open: string;
  readonly values: readonly number[];
  /** Percent, or at most 1 with a decimal point in one of them. */
  readonly unit: 'fraction' | 'written';
}

/** Longer than any group, and than what stands around one to explain it. */
export const reach = 400;

/** Where the line begins that `at` is on, or as far back as anything reaches. */
export function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - reach);
  const feed = text.slice(from, at).lastIndexOf('\n');
  return from + feed + 1;
}

const value = String.raw`["']?-?\d{1,5}(?:\.\d{1,6})?(?:\s?\/\s?1000|\s?%)?["']?`;
const separator = String.raw`(?:\s{0,30}[,，、;；]\s{0,30}|\s{1,30})`;
const opening = String.raw`<b?box>|<points?>|<\|box_start\|>|[[(<{（［【〈]`;
const closing = String.raw`<\/b?box>|<\/points?>|<\|box_end\|>|[\])>}）］】〉]`;
const group = new RegExp(
  String.raw`(${opening})\s{0,30}(${value}(?:${separator}${value}){1,3})[,，]?\s{0,30}(${closing})`,
  'gi',
);
const closingOf: Readonly<Record<string, string>> = {
  '[': ']',
  '(': ')',
  '<': '>',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
  '〈': '〉',
  '<bbox>': '</bbox>',
  '<box>': '</box>',
  '<point>': '</point>',
  '<points>': '</points>',
  '<|box_start|>': '<|box_end|>',
};

/** The same by name: `"x1": 97, "y1": 595, "x2": 179, "y2": 988`. */
const named = new RegExp(
  [
    ['x_?1', 'x_?min', 'left'],
    ['y_?1', 'y_?min', 'top'],
    ['x_?2', 'x_?max', 'right'],
    ['y_?2', 'y_?max', 'bottom'],
  ]
    .map(names => String.raw`["']?\b(?:${names.join('|')})["']?\s{0,4}[:=]\s{0,4}(-?\d{1,5}(?:\.\d{1,6})?)`)
    .join(String.raw`\s{0,8}[,;，]\s{0,30}`),
  'gi',
);

/** In the order of the text. */
export function numberGroups(text: string): NumberGroup[] {
  const groups: NumberGroup[] = [];
  for (const match of text.matchAll(group)) {
    const [whole, open = '', inner = '', close = ''] = match;
    if (closingOf[open.toLowerCase()] !== close.toLowerCase()) continue;
    const read = valuesOf(inner);
    if (read) groups.push({ from: match.index, to: match.index + whole.length, open: open.toLowerCase(), ...read });
  }
  for (const match of text.matchAll(named)) {
    const [whole, ...numbers] = match;
    const read = valuesOf(numbers.join(' '));
    if (read) groups.push({ from: match.index, to: match.index + whole.length, open: 'names', ...read });
  }
  return groups.sort((a, b) => a.from - b.from);
}

function valuesOf(inner: string): Pick<NumberGroup, 'values' | 'unit'> | undefined {
  const written = inner.match(/-?\d+(?:\.\d+)?(?:\s?\/\s?1000|\s?%)?/g) ?? [];
  if (written.length !== 2 && written.length !== 4) return undefined;
  const numbers = written.map(text => Number.parseFloat(text));
  if (numbers.some(number => number < 0)) return undefined;
  if (written.every(text => text.endsWith('%')))
    return { values: numbers.map(number => number / 100), unit: 'fraction' };
  if (written.some(text => text.endsWith('%'))) return undefined;
  const isFraction = numbers.every(number => number <= 1) && written.some(text => text.includes('.'));
  return { values: numbers, unit: isFraction ? 'fraction' : 'written' };
}
