import { CodeFinder, type FoundCode } from './anchor/codeFinder.ts';
import { keyInfo, lineKey } from './anchor/codeTokens.ts';
import type { AnchorState, KeptNote } from './keptNote.ts';
import { findByQuote } from './quote.ts';
import { asLineChange, linesOf, type TextChange } from './textChange.ts';
import { type LineChange, type LineRange, trackLines } from './trackLines.ts';

/** Code of a note as it was before a change, and the lines beside it that say something. */
export interface EarlierForm {
  readonly code: readonly string[];
  readonly above: string | undefined;
  readonly below: string | undefined;
  readonly anchor: AnchorState;
}

/** So much, in statements, must be written elsewhere to be taken for the same code moved. */
const minMovedInfo = 2.5;
const minRewritten = 8;

export function earlierForm(lines: readonly string[], { lines: { start, end }, anchor }: KeptNote): EarlierForm {
  return { code: lines.slice(start, end + 1), above: beside(lines, start, -1), below: beside(lines, end, 1), anchor };
}

function beside(lines: readonly string[], from: number, step: 1 | -1): string | undefined {
  let line = from + step;
  while (lines[line]?.trim() === '') line += step;
  return lines[line];
}

/** What an event does to a range of lines: leaves it, changes it within its edges, takes lines of it, or writes over it. */
export type Touch = 'none' | 'inside' | 'removal' | 'over';

/** One event: the lines before and after it, and what it means for a range. The texts are compared when first needed. */
export class ChangeStep {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly #changes: readonly TextChange[];
  /** The same changes, in the same order, as lines see them. */
  readonly #lineChanges: readonly LineChange[];
  readonly removesLines: boolean;
  /** Nothing but whole lines went: what is left can be counted. */
  readonly isWholeLines: boolean;
  /** Much was taken and much written by one change: it may hold a copy of code beside it, and the change of the original. */
  readonly isRewrite: boolean;
  /** Lines that were written, in the text after the event. */
  readonly #written: readonly LineRange[];
  /** What it removes may stand in what it writes. */
  readonly writesLines: boolean;
  readonly #writtenKeys: ReadonlySet<string>;
  #finder: CodeFinder | undefined;

  /** @param changes from the last to the first */
  constructor(old: readonly string[], now: readonly string[], changes: readonly TextChange[]) {
    this.old = old;
    this.now = now;
    this.#changes = changes;
    this.#lineChanges = changes.map(change => asLineChange(change, old));
    this.removesLines = changes.some(({ start, end }) => end.line > start.line || end.character - start.character >= 3);
    this.isWholeLines = changes.every(
      ({ start, end, text }) => text === '' && start.character === 0 && end.character === 0,
    );
    this.isRewrite = changes.some(
      ({ start, end, text }) => end.line - start.line >= minRewritten && linesOf(text).length > minRewritten,
    );
    this.writesLines = changes.some(({ text }) => text.trim() !== '' && /[\r\n]/.test(text));
    let shift = 0;
    const written: LineRange[] = [];
    const keys = new Set<string>();
    for (const { start, end, text } of changes.toReversed()) {
      const fresh = linesOf(text).length - 1;
      const first = start.line + shift;
      shift += fresh - (end.line - start.line);
      if (text.trim() === '') continue;
      const isWhole = start.character === 0 && end.character === 0 && /[\r\n]$/.test(text);
      const last = first + fresh - (isWhole ? 1 : 0);
      written.push({ start: first, end: last });
      for (let line = first; line <= last; line++) keys.add(lineKey(now[line] ?? ''));
    }
    this.#written = written;
    this.#writtenKeys = keys;
  }

  track(lines: LineRange): LineRange | undefined {
    let range: LineRange | undefined = lines;
    for (const change of this.#lineChanges) range = range && trackLines(range, change);
    return range && this.within(range);
  }

  within({ start, end }: LineRange): LineRange {
    const last = this.now.length - 1;
    return { start: Math.min(start, last), end: Math.min(Math.max(start, end), last) };
  }

  nearest({ start }: LineRange): LineRange {
    let line = start;
    for (const { startLine, endLine, newLines } of this.#lineChanges) {
      if (endLine < line) line += newLines - (endLine - startLine);
      else if (startLine < line) line = startLine;
    }
    return this.within({ start: line, end: line });
  }

  /** Lines that say something. */
  said(range: LineRange): number {
    return countSaid(this.now, range);
  }

  saidBefore(range: LineRange): number {
    return countSaid(this.old, range);
  }

  find(lines: LineRange): FoundCode {
    this.#finder ??= new CodeFinder(this.old, this.now);
    return this.#finder.find(lines);
  }

  /** A line that says this was written. */
  wrote(key: string): boolean {
    return this.#writtenKeys.has(key);
  }

  /** One of these lines stands in what was written, whole, among others: a copy of it, or itself. */
  pasted(keys: readonly string[]): boolean {
    return this.#changes.some(({ start, end, text }) => {
      const lines = linesOf(text);
      const isHead = (this.old[start.line] ?? '').slice(0, start.character).trim() === '';
      const isTail = (this.old[end.line] ?? '').slice(end.character).trim() === '';
      const whole = lines.slice(isHead ? 0 : 1, isTail ? lines.length : -1);
      return lines.length > 1 && whole.some(line => keys.includes(lineKey(line)));
    });
  }

  /** What was written right above or below lines of the text after the event, and says this. */
  wroteBeside(key: string, { start, end }: LineRange): boolean {
    return this.#written.some(written => {
      const isBelow = written.start > end && countSaid(this.now, { start: end + 1, end: written.start - 1 }) === 0;
      const isAbove = written.end < start && countSaid(this.now, { start: written.end + 1, end: start - 1 }) === 0;
      if (!isBelow && !isAbove) return false;
      for (let line = written.start; line <= written.end; line++)
        if (lineKey(this.now[line] ?? '') === key) return true;
      return false;
    });
  }

  /** Without blank lines at its edges. */
  trimmed({ start, end }: LineRange): LineRange {
    let [first, last] = [start, end];
    const isBlank = (line: number): boolean => (this.now[line] ?? '').trim() === '';
    while (first < last && isBlank(first)) first++;
    while (last > first && isBlank(last)) last--;
    return { start: first, end: last };
  }

  /** A note whose place was lost or in doubt: its code was written just now, and is told from all else. */
  findAgain(note: KeptNote): FoundCode | undefined {
    const first = note.quote.code.find(line => lineKey(line) !== '');
    if (first === undefined || !this.#writtenKeys.has(lineKey(first))) return undefined;
    const found = findByQuote(note.quote, this.now);
    return found.isWhole ? found : undefined;
  }

  /** What the event does to a range of lines. */
  touch(range: LineRange): Touch {
    let worst: Touch = 'none';
    const tracked = this.track(range);
    for (const [index, change] of this.#changes.entries()) {
      const { start, end, text } = change;
      if (end.line < range.start || start.line > range.end) continue;
      const seen = this.#lineChanges[index] as LineChange;
      // In front of its first word, or behind its last.
      if (end.line === range.start && seen.endCharacter === 0 && seen.endsWithBreak) continue;
      if (start.line === end.line && start.line === range.end && seen.startsWithBreak) continue;
      const isOneLine = start.line === end.line && seen.newLines === 0;
      if (isOneLine && !this.#covers(start, end, range)) {
        if (worst === 'none') worst = 'inside';
      } else if (text.trim() === '' && (text === '' || start.line !== end.line || start.character !== end.character)) {
        if (worst !== 'over') worst = this.writesLines ? 'over' : 'removal';
      } else if (!isOneLine && tracked && this.#isWithin(change, range) && this.keepsEdges(range, tracked)) {
        if (worst === 'none') worst = 'inside';
      } else worst = 'over';
    }
    return worst;
  }

  #covers(start: TextChange['start'], end: TextChange['end'], range: LineRange): boolean {
    if (range.start !== range.end) return false;
    const line = this.old[range.start] ?? '';
    return line.slice(0, start.character).trim() === '' && line.slice(end.character).trim() === '';
  }

  /** Something of its first and of its last line is left: what stands there now was not written in their stead. */
  #isWithin({ start, end }: TextChange, range: LineRange): boolean {
    const head = (this.old[range.start] ?? '').slice(0, start.character);
    const tail = (this.old[range.end] ?? '').slice(end.character);
    return (
      (start.line > range.start || (start.line === range.start && head.trim() !== '')) &&
      (end.line < range.end || (end.line === range.end && tail.trim() !== ''))
    );
  }

  /** First and last line say what they said. */
  keepsEdges(before: LineRange, after: LineRange): boolean {
    const same = (a: number, b: number): boolean => lineKey(this.old[a] ?? '') === lineKey(this.now[b] ?? '');
    return same(before.start, after.start) && same(before.end, after.end);
  }

  /**
   * Where code stands in what was written, letter by letter, at one place only. It reaches over `around` where that is
   * given; else it stands nowhere else in the text, and its neighbours are there too, or all of it was written and says
   * enough by itself.
   */
  whereWritten({ code, above, below }: EarlierForm, around: LineRange | undefined): number | undefined {
    let found: number | undefined;
    for (const written of this.#written) {
      for (let start = Math.max(0, written.start - code.length + 1); start <= written.end; start++) {
        if (!standsAt(this.now, code, start) || start === found) continue;
        const end = start + code.length - 1;
        if (around && (start > around.start || end < around.end)) continue;
        if (!around) {
          const isSurrounded = beside(this.now, start, -1) === above && beside(this.now, end, 1) === below;
          const isAllWritten = written.start <= start && end <= written.end;
          const info = code.reduce((sum, line) => sum + keyInfo(lineKey(line)), 0);
          if (!isSurrounded && !(isAllWritten && info >= minMovedInfo)) continue;
          if (this.#standsElsewhere(code, start)) continue;
        }
        if (found !== undefined) return undefined;
        found = start;
      }
    }
    return found;
  }

  #standsElsewhere(code: readonly string[], start: number): boolean {
    const [first] = code;
    for (let at = this.now.indexOf(first ?? ''); at >= 0; at = this.now.indexOf(first ?? '', at + 1))
      if (at !== start && standsAt(this.now, code, at)) return true;
    return false;
  }
}

function standsAt(lines: readonly string[], code: readonly string[], start: number): boolean {
  return code.every((line, index) => lines[start + index] === line);
}

function countSaid(lines: readonly string[], { start, end }: LineRange): number {
  let count = 0;
  for (let line = start; line <= end; line++) if ((lines[line] ?? '').trim() !== '') count++;
  return count;
}
