import type { TextChange } from '../../../src/core/annotations/textChange.ts';

/**
 * A line that knows which lines of the file it came from: what the truth is read off, whatever its text has become.
 * New lines have no origin, a copy has none but knows of what it is a copy, joined lines have several.
 */
export interface OriginLine {
  readonly text: string;
  readonly origins: readonly number[];
  /** The lines that it is a copy of, or of whose copies. */
  readonly copyOf?: readonly number[];
  /** The lines that were joined into it, as they were then. */
  readonly joined?: readonly OriginLine[];
}

/** Lines from `start` to before `end` become `lines`. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly OriginLine[];
}

export function originLines(text: string): OriginLine[] {
  return text.split(/\r\n|\r|\n/).map((line, index) => ({ text: line, origins: [index] }));
}

export function applyHunks(lines: readonly OriginLine[], hunks: readonly Hunk[]): OriginLine[] {
  const result: OriginLine[] = [];
  let at = 0;
  for (const { start, end, lines: fresh } of hunks.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result.push(...lines.slice(at, start), ...fresh);
    at = end;
  }
  return [...result, ...lines.slice(at)];
}

/** The hunks that take the result back. */
export function inverse(lines: readonly OriginLine[], hunks: readonly Hunk[]): Hunk[] {
  let shift = 0;
  return hunks
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, lines: fresh }) => {
      const from = start + shift;
      shift += fresh.length - (end - start);
      return { start: from, end: from + fresh.length, lines: lines.slice(start, end) };
    });
}

/** How an editor may say what happened: whole lines, only the letters that differ, or the whole file at once. */
export type EventStyle = 'lines' | 'letters' | 'file';

export function changesOf(lines: readonly OriginLine[], hunks: readonly Hunk[], style: EventStyle): TextChange[] {
  if (style === 'file') {
    const before = textOf(lines);
    const after = textOf(applyHunks(lines, hunks));
    return [trimmed(before, after, 0)].filter(change => change !== undefined);
  }
  const changes = hunks.map(({ start, end, lines: fresh }) => {
    if (style === 'letters') {
      const block = (of: readonly OriginLine[]): string => of.map(({ text }) => `${text}\n`).join('');
      return trimmed(block(lines.slice(start, end)), block(fresh), start);
    }
    const text = fresh.map(line => `${line.text}\n`).join('');
    return { start: { line: start, character: 0 }, end: { line: end, character: 0 }, text };
  });
  return changes.filter(change => change !== undefined);
}

export function textOf(lines: readonly OriginLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Only what differs between two texts, the first beginning at `line`: as editors do that know nothing but both texts. */
function trimmed(before: string, after: string, line: number): TextChange | undefined {
  if (before === after) return undefined;
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return {
    start: placeAt(before, head, line),
    end: placeAt(before, before.length - tail, line),
    text: after.slice(head, after.length - tail),
  };
}

function placeAt(text: string, offset: number, firstLine: number): { line: number; character: number } {
  const above = text.slice(0, offset).split('\n');
  return { line: firstLine + above.length - 1, character: (above.at(-1) ?? '').length };
}
