import type { VerbOutcome } from './verbOutcome.ts';

type Document = Extract<VerbOutcome, { kind: 'document' }>;

/** Fewer lines than this stand in both by chance: a lone `}`, an empty line. */
const leastOverlap = 2;
const leastCharacters = 12;

/**
 * Screenshots of one long text, taken while it was scrolled, show lines twice: the end of one is the beginning of the
 * next. Such neighbours become one document; all others stay as they are.
 */
export function joinOverlapping(documents: readonly Document[]): Document[] {
  const joined: Document[] = [];
  for (const next of documents) {
    const before = joined.at(-1);
    const lines = before && before.languageId === next.languageId ? overlap(before.text, next.text) : 0;
    if (!before || lines === 0) joined.push(next);
    else
      joined[joined.length - 1] = { ...before, text: [before.text, ...next.text.split('\n').slice(lines)].join('\n') };
  }
  return joined;
}

/** How many lines at the end of one text begin the other; indentation and trailing blanks may have been read otherwise. */
function overlap(before: string, next: string): number {
  const above = before.split('\n').map(line => line.trim());
  const below = next.split('\n').map(line => line.trim());
  for (let count = Math.min(above.length, below.length); count >= leastOverlap; count--) {
    const shared = below.slice(0, count);
    if (shared.join('').length < leastCharacters) continue;
    if (shared.every((line, index) => line === above[above.length - count + index])) return count;
  }
  return 0;
}
