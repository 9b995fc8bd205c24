import { CodeFinder } from './anchor/codeFinder.ts';
import { lineKey } from './anchor/codeTokens.ts';
import type { KeptNote } from './keptNote.ts';
import { findByQuote, quoteOf } from './quote.ts';
import { asLineChange, changedLines, fromLast, linesOf, type TextChange } from './textChange.ts';
import { type LineRange, trackLines } from './trackLines.ts';

/** How many earlier forms of a note's code are remembered, for undo to bring back. */
const maxEarlier = 40;

/**
 * Follows the notes of a file through its changes. Lines that a change does not touch are counted; where it reaches over
 * a note's edges, or replaces all of it, the code is looked for in what came of it.
 */
export class NoteFollower {
  #lines: readonly string[];
  readonly #notes = new Map<string, KeptNote>();
  /** By note: its code before changes that took some of it, the latest last. */
  readonly #earlier = new Map<string, (readonly string[])[]>();

  constructor(lines: readonly string[], notes: Iterable<KeptNote> = []) {
    this.#lines = lines;
    for (const note of notes) this.set(note);
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get notes(): KeptNote[] {
    return [...this.#notes.values()];
  }

  get(id: string): KeptNote | undefined {
    return this.#notes.get(id);
  }

  /** A new note, or one that says something else, or stands elsewhere, now. */
  set(note: KeptNote): void {
    this.#notes.set(note.id, note);
  }

  delete(id: string): void {
    this.#notes.delete(id);
    this.#earlier.delete(id);
  }

  /**
   * @param changes of one event of the editor, in any order
   * @returns ids of notes that stand elsewhere, or otherwise, now
   */
  apply(changes: readonly TextChange[]): Set<string> {
    const ordered = fromLast(changes);
    const old = this.#lines;
    const now = changedLines(old, ordered);
    this.#lines = now;
    const step = new Step(old, now, ordered);
    const moved = new Set<string>();
    for (const note of this.#notes.values()) {
      const next = this.#next(note, step);
      if (next === note) continue;
      this.#notes.set(note.id, next);
      moved.add(note.id);
    }
    return moved;
  }

  #next(note: KeptNote, step: Step): KeptNote {
    if (note.anchor === 'gone') {
      const lines = this.#broughtBack(note, step, undefined) ?? step.findAgain(note);
      const tracked = step.track(note.lines) ?? { start: note.lines.start, end: note.lines.start };
      return moveTo(note, lines ?? step.within(tracked), lines ? 'sure' : 'gone');
    }
    const touch = step.touch(note.lines);
    const tracked = step.track(note.lines);
    const back = this.#broughtBack(note, step, tracked);
    if (back) return moveTo(note, back, 'sure');
    if (touch === 'none' && tracked) {
      const again = note.anchor === 'unsure' ? step.findAgain(note) : undefined;
      return moveTo(note, again ?? tracked, again ? 'sure' : note.anchor);
    }
    if (step.removesLines) this.#remember(note.id, step.old.slice(note.lines.start, note.lines.end + 1));
    if (touch === 'inside' && tracked) return moveTo(note, tracked, note.anchor);
    if (touch === 'removal') {
      // Nothing was written: what is left of it is counted exactly, and it is for the user to say whether it is enough.
      const left = tracked ? step.said(tracked) : 0;
      if (!tracked || left === 0) return this.#lost(note, step, tracked);
      return left * 2 >= step.saidBefore(note.lines)
        ? moveTo(note, tracked, note.anchor)
        : doubt(note, step, tracked, 'unsure');
    }
    const found = step.find(note.lines);
    if (found.anchor === 'gone') return this.#lost(note, step, found.lines);
    const anchor = note.anchor === 'sure' ? found.anchor : 'unsure';
    return anchor === note.anchor ? moveTo(note, found.lines, anchor) : doubt(note, step, found.lines, anchor);
  }

  /** Unless it was written elsewhere by the same event. */
  #lost(note: KeptNote, step: Step, lines: LineRange | undefined): KeptNote {
    const back = this.#broughtBack(note, step, undefined);
    if (back) return moveTo(note, back, 'sure');
    return doubt(note, step, lines ?? step.nearest(note.lines), 'gone');
  }

  #remember(id: string, code: readonly string[]): void {
    const earlier = this.#earlier.get(id) ?? [];
    if (earlier.at(-1)?.join('\n') === code.join('\n')) return;
    earlier.push(code);
    if (earlier.length > maxEarlier) earlier.shift();
    this.#earlier.set(id, earlier);
  }

  /** Undo: code of the note that a change had taken stands, letter by letter, in what was written. */
  #broughtBack(note: KeptNote, step: Step, tracked: LineRange | undefined): LineRange | undefined {
    const earlier = this.#earlier.get(note.id);
    if (!earlier) return undefined;
    for (let at = earlier.length - 1; at >= 0; at--) {
      const code = earlier[at] as readonly string[];
      const start = step.whereWritten(code, tracked);
      if (start === undefined) continue;
      earlier.length = at;
      return { start, end: start + code.length - 1 };
    }
    return undefined;
  }
}

function moveTo(note: KeptNote, lines: LineRange, anchor: KeptNote['anchor']): KeptNote {
  const isSame = note.lines.start === lines.start && note.lines.end === lines.end && note.anchor === anchor;
  return isSame ? note : { ...note, lines, anchor };
}

/** The place is in doubt from now on: what the code was like before is kept, to find it by. */
function doubt(note: KeptNote, step: Step, lines: LineRange, anchor: KeptNote['anchor']): KeptNote {
  const quote = note.anchor === 'sure' ? quoteOf(step.old, note.lines) : note.quote;
  return { ...moveTo(note, step.within(lines), anchor), quote };
}

type Touch = 'none' | 'inside' | 'removal' | 'over';

/** One event: the lines before and after it, and what it means for a range. The texts are compared when first needed. */
class Step {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly #changes: readonly TextChange[];
  readonly removesLines: boolean;
  /** Lines that were written, in the text after the event. */
  readonly #written: readonly LineRange[];
  readonly #writtenKeys: ReadonlySet<string>;
  #finder: CodeFinder | undefined;

  /** @param changes from the last to the first */
  constructor(old: readonly string[], now: readonly string[], changes: readonly TextChange[]) {
    this.old = old;
    this.now = now;
    this.#changes = changes;
    this.removesLines = changes.some(({ start, end }) => end.line > start.line || end.character - start.character >= 3);
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
    for (const change of this.#changes) range = range && trackLines(range, asLineChange(change, this.old));
    return range && this.within(range);
  }

  within({ start, end }: LineRange): LineRange {
    const last = this.now.length - 1;
    return { start: Math.min(start, last), end: Math.min(Math.max(start, end), last) };
  }

  nearest({ start }: LineRange): LineRange {
    let line = start;
    for (const change of this.#changes) {
      const { start: from, end: to, text } = change;
      if (to.line < line) line += linesOf(text).length - 1 - (to.line - from.line);
      else if (from.line < line) line = from.line;
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

  find(lines: LineRange): ReturnType<CodeFinder['find']> {
    this.#finder ??= new CodeFinder(this.old, this.now);
    return this.#finder.find(lines);
  }

  /** A note whose place was lost or in doubt: its code was written just now, and is told from all else. */
  findAgain(note: KeptNote): LineRange | undefined {
    const first = note.quote.code.find(line => lineKey(line) !== '');
    if (first === undefined || !this.#writtenKeys.has(lineKey(first))) return undefined;
    const found = findByQuote(note.quote, this.now);
    return found.anchor === 'sure' ? found.lines : undefined;
  }

  /** What the event does to a range of lines. */
  touch(range: LineRange): Touch {
    let worst: Touch = 'none';
    const tracked = this.track(range);
    for (const change of this.#changes) {
      const { start, end, text } = change;
      if (end.line < range.start || start.line > range.end) continue;
      const seen = asLineChange(change, this.old);
      // In front of its first word, or behind its last.
      if (end.line === range.start && seen.endCharacter === 0 && seen.endsWithBreak) continue;
      if (start.line === end.line && start.line === range.end && seen.startsWithBreak) continue;
      const isOneLine = start.line === end.line && !/[\r\n]/.test(text);
      if (isOneLine && !this.#covers(start, end, range)) {
        if (worst === 'none') worst = 'inside';
      } else if (text.trim() === '' && (text === '' || start.line !== end.line || start.character !== end.character)) {
        if (worst !== 'over') worst = 'removal';
      } else if (!isOneLine && tracked && this.#isWithin(change, range) && this.#keepsEdges(range, tracked)) {
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

  #isWithin({ start, end }: TextChange, range: LineRange): boolean {
    return start.line >= range.start && (end.line <= range.end || (end.line === range.end + 1 && end.character === 0));
  }

  #keepsEdges(before: LineRange, after: LineRange): boolean {
    const same = (a: number, b: number): boolean => lineKey(this.old[a] ?? '') === lineKey(this.now[b] ?? '');
    return same(before.start, after.start) && same(before.end, after.end);
  }

  /** Where `code` stands in what was written, letter by letter, at one place only; it reaches over `around` where that is given. */
  whereWritten(code: readonly string[], around: LineRange | undefined): number | undefined {
    let found: number | undefined;
    for (const written of this.#written) {
      for (let start = Math.max(0, written.start - code.length + 1); start <= written.end; start++) {
        if (!code.every((line, index) => this.now[start + index] === line) || start === found) continue;
        if (around && (start > around.start || start + code.length - 1 < around.end)) continue;
        if (found !== undefined) return undefined;
        found = start;
      }
    }
    return found;
  }
}

function countSaid(lines: readonly string[], { start, end }: LineRange): number {
  let count = 0;
  for (let line = start; line <= end; line++) if ((lines[line] ?? '').trim() !== '') count++;
  return count;
}
