import type { LineChange } from './trackLines.ts';

export interface TextPlace {
  /** Both zero-based; characters are UTF-16 units. */
  readonly line: number;
  readonly character: number;
}

/** One change of a document: `text` instead of what stood between two places. */
export interface TextChange {
  readonly start: TextPlace;
  readonly end: TextPlace;
  readonly text: string;
}

const lineBreak = /\r\n|\r|\n/;

export function linesOf(text: string): string[] {
  return text.split(lineBreak);
}

/** The changes of one event, from the last to the first: all their places speak of the document before it. */
export function fromLast(changes: readonly TextChange[]): TextChange[] {
  return changes.toSorted((a, b) => b.start.line - a.start.line || b.start.character - a.start.character);
}

/** More arguments than this may be too many for a call: a whole file may be written at once. */
const maxSpliced = 10_000;

/** The lines after changes that stand in order from the last to the first. */
export function changedLines(lines: readonly string[], changes: readonly TextChange[]): string[] {
  // Copied once and then changed in place: a key is pressed in a file of any length, and every line of it is copied.
  let result = lines.slice();
  for (const { start, end, text } of changes) {
    const head = (result[start.line] ?? '').slice(0, start.character);
    const tail = (result[end.line] ?? '').slice(end.character);
    const fresh = linesOf(head + text + tail);
    const count = end.line + 1 - start.line;
    if (fresh.length <= maxSpliced) result.splice(start.line, count, ...fresh);
    else result = result.slice(0, start.line).concat(fresh, result.slice(start.line + count));
  }
  return result;
}

/**
 * The change as lines see it. White space before a place does not count: a break typed in front of the first word pushes
 * the whole line down.
 * @param lines before the change
 */
export function asLineChange({ start, end, text }: TextChange, lines: readonly string[]): LineChange {
  const isBlankBefore = ({ line, character }: TextPlace): boolean =>
    (lines[line] ?? '').slice(0, character).trim() === '';
  return {
    startLine: start.line,
    startCharacter: isBlankBefore(start) ? 0 : start.character,
    endLine: end.line,
    endCharacter: isBlankBefore(end) ? 0 : end.character,
    newLines: linesOf(text).length - 1,
    endsWithBreak: /[\r\n][^\S\r\n]*$/.test(text),
    startsWithBreak: /^[^\S\r\n]*[\r\n]/.test(text) && (lines[start.line] ?? '').slice(start.character).trim() === '',
  };
}
