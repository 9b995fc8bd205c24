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
  const said = new Set<number>();
  for (let line = note.start; line <= note.end; line++) if (before[line]?.text.trim() !== '') said.add(line);
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
  return { kind: weigh(found) * 2 >= weigh(said) ? 'there' : 'remnant', parts };
}

function hasOthers(lines: readonly OriginLine[], from: number, to: number): boolean {
  return lines.slice(from, to).some(({ text, origins }) => origins.length > 0 && text.trim() !== '');
}
