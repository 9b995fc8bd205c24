import { lineKey } from '../../../src/core/annotations/anchor/codeTokens.ts';
import type { OriginLine } from './originLines.ts';

export interface NotePlace {
  /** Lines of the file before any edit, both ends included; both say something. */
  readonly start: number;
  readonly end: number;
}

export type Truth =
  /** Half of its code or more is there: on these lines. `parts` where it was torn apart: on any of them it is right. */
  | { readonly kind: 'there'; readonly parts: readonly NotePlace[] }
  /** Less than half is left, on these lines. Saying that it is sure of others is wrong. */
  | { readonly kind: 'remnant'; readonly parts: readonly NotePlace[] }
  | { readonly kind: 'gone' };

/** Where the code of a note is, read off the lines' origins. */
export function truthOf(note: NotePlace, before: readonly OriginLine[], after: readonly OriginLine[]): Truth {
  const wanted = new Set<number>();
  for (let line = note.start; line <= note.end; line++) if (before[line]?.text.trim() !== '') wanted.add(line);
  const said = new Set(wanted);
  // Of a line whose words are gone a bracket that is left is no trace.
  for (const line of said) {
    const left = after.filter(({ origins }) => origins.includes(line));
    if (word.test(before[line]?.text ?? '') && !left.some(({ text }) => word.test(text))) said.delete(line);
  }
  const found = new Set<number>();
  const parts: { start: number; end: number }[] = [];
  for (const [line, { text, origins }] of after.entries()) {
    if (text.trim() === '') continue;
    const own = origins.filter(origin => said.has(origin));
    const part = parts.at(-1);
    if (own.length > 0) {
      for (const origin of own) found.add(origin);
      // New lines in between belong to it; old lines of other code do not.
      if (part && !hasOthers(after, part.end + 1, line)) part.end = line;
      else parts.push({ start: line, end: line });
    }
  }
  if (found.size === 0) return { kind: 'gone' };
  const weigh = (origins: Iterable<number>): number =>
    [...origins].reduce((sum, origin) => sum + (before[origin]?.text.trim().length ?? 0), 0);
  return { kind: weigh(found) * 2 >= weigh(wanted) ? 'there' : 'remnant', parts };
}

/** All of its code stands there, line by line, in a row: as it was, or as a copy of it. */
export function isWholeAt(
  note: NotePlace,
  { start, end }: NotePlace,
  before: readonly OriginLine[],
  after: readonly OriginLine[],
): boolean {
  const said = (lines: readonly OriginLine[], from: number, to: number): number[] =>
    lines.flatMap(({ text }, line) => (line >= from && line <= to && text.trim() !== '' ? [line] : []));
  const wanted = said(before, note.start, note.end);
  const found = said(after, start, end);
  return (
    wanted.length === found.length &&
    wanted.every((line, index) => {
      const { text, origins, copyOf = [] } = after[found[index] as number] as OriginLine;
      const from = new Set([...origins, ...copyOf]);
      const was = before[line]?.text ?? '';
      // Nobody can tell whose bracket a bracket is.
      if (!word.test(was)) return lineKey(text) === lineKey(was);
      // Of lines that were joined and broken again it is not known which part is which: the words tell.
      return from.has(line) && (from.size === 1 || sharedWords(was, text) >= 0.5);
    })
  );
}

const word = /[\p{L}\p{N}_]+/u;

/** Of the words of a line, how many are in the other: 0 to 1. */
function sharedWords(line: string, other: string): number {
  const words = line.match(new RegExp(word, 'gu')) ?? [];
  const others = new Set(other.match(new RegExp(word, 'gu')));
  return words.filter(one => others.has(one)).length / words.length;
}

function hasOthers(lines: readonly OriginLine[], from: number, to: number): boolean {
  return lines.slice(from, to).some(({ text, origins }) => origins.length > 0 && text.trim() !== '');
}
