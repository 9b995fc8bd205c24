import type { FoundCode } from './anchor/codeFinder.ts';
import { keyInfo, lineKey } from './anchor/codeTokens.ts';
import { ChangeStep, type EarlierForm, earlierForm } from './changeStep.ts';
import type { KeptNote } from './keptNote.ts';
import { quoteOf } from './quote.ts';
import { changedLines, fromLast, type TextChange } from './textChange.ts';
import type { LineRange } from './trackLines.ts';

/** How many earlier forms of a note's code are remembered, for undo to bring back. */
const maxEarlier = 40;
/** What a line says, in statements, to be known wherever it stands. */
const minTelling = 0.4;

/**
 * Follows the notes of a file through its changes. Lines that a change does not touch are counted; where it reaches over
 * a note's edges, or replaces all of it, the code is looked for in what came of it.
 */
export class NoteFollower {
  #lines: readonly string[];
  readonly #notes = new Map<string, KeptNote>();
  /** By note: its code before changes that took some of it, the latest last. */
  readonly #earlier = new Map<string, EarlierForm[]>();

  /** Notes that lines were written into. */
  readonly #grown = new Set<string>();

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
    this.#grown.delete(id);
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
    const step = new ChangeStep(old, now, ordered);
    const moved = new Set<string>();
    for (const note of this.#notes.values()) {
      const next = this.#next(note, step);
      if (next === note) continue;
      this.#notes.set(note.id, next);
      moved.add(note.id);
    }
    return moved;
  }

  #next(note: KeptNote, step: ChangeStep): KeptNote {
    if (note.anchor === 'gone') {
      const back = this.#broughtBack(note, step, undefined);
      if (back) return moveTo(note, back.lines, back.anchor);
      const again = step.findAgain(note);
      if (again) return moveTo(note, again.lines, again.anchor);
      return moveTo(note, step.track(note.lines) ?? step.nearest(note.lines), 'gone');
    }
    const touch = step.touch(note.lines);
    const tracked = step.track(note.lines);
    const isKnown = touch !== 'over' && note.anchor === 'sure';
    const back = this.#broughtBack(note, step, isKnown ? tracked : undefined);
    if (back) return moveTo(note, back.lines, back.anchor);
    if (touch === 'none' && tracked) {
      const again = note.anchor === 'unsure' ? step.findAgain(note) : undefined;
      // Elsewhere it may be a copy.
      if (again?.anchor === 'sure' && overlap(again.lines, tracked)) return moveTo(note, again.lines, 'sure');
      if (note.anchor === 'sure' && this.#wroteElsewhere(note, step, tracked))
        return doubt(note, step, tracked, 'unsure');
      return this.#isRewritten(note, step, tracked)
        ? doubt(note, step, tracked, 'unsure')
        : moveTo(note, tracked, note.anchor);
    }
    if (step.removesLines) this.#remember(note.id, earlierForm(step.old, note));
    if (touch === 'inside' && tracked) {
      if (this.#isRewritten(note, step, tracked) || this.#isCopied(note, step, tracked))
        return doubt(note, step, tracked, 'unsure');
      if (step.writesLines) this.#grown.add(note.id);
      const next = moveTo(note, tracked, note.anchor);
      return note.anchor === 'sure' ? { ...next, quote: quoteOf(step.now, tracked) } : next;
    }
    if (touch === 'removal') {
      // Nothing was written: what is left of it is counted exactly, and it is for the user to say whether it is enough.
      const left = tracked ? step.said(tracked) : 0;
      if (!tracked || left === 0) return this.#lost(note, step, tracked);
      const isEnough = left * 2 >= step.saidBefore(note.lines) && this.#isCounted(note, step, tracked);
      return isEnough
        ? moveTo(note, step.trimmed(tracked), note.anchor)
        : doubt(note, step, step.trimmed(tracked), 'unsure');
    }
    const found = step.find(note.lines);
    if (found.anchor === 'gone') return this.#lost(note, step, found.lines);
    const anchor = note.anchor === 'sure' ? found.anchor : 'unsure';
    return anchor === note.anchor ? moveTo(note, found.lines, anchor) : doubt(note, step, found.lines, anchor);
  }

  /** Much was written over much, and it is not found where it is counted. */
  #isRewritten({ anchor, lines }: KeptNote, step: ChangeStep, tracked: LineRange): boolean {
    return anchor === 'sure' && step.isRewrite && !isSame(step.find(lines), tracked);
  }

  /** Its first or last line was written into it once more, and it is not found where it is counted. */
  #isCopied({ anchor, lines }: KeptNote, step: ChangeStep, tracked: LineRange): boolean {
    if (anchor !== 'sure') return false;
    const edges = [lines.start, lines.end].map(line => lineKey(step.old[line] ?? ''));
    const isCopied = step.pasted(edges.filter(key => keyInfo(key) >= minTelling));
    return isCopied && !isSame(step.find(lines), tracked);
  }

  /** Its edges are what they were, or nothing was written into it of which they could be now. */
  #isCounted({ id, lines }: KeptNote, step: ChangeStep, tracked: LineRange): boolean {
    return step.keepsEdges(lines, tracked) || (step.isWholeLines && !this.#grown.has(id));
  }

  /** Unless it was written elsewhere by the same event. */
  #lost(note: KeptNote, step: ChangeStep, lines: LineRange | undefined): KeptNote {
    const back = this.#broughtBack(note, step, undefined);
    // Letter by letter, but nothing tells it from a copy.
    if (back) return doubt(note, step, back.lines, 'unsure');
    return doubt(note, step, lines ?? step.nearest(note.lines), 'gone');
  }

  #remember(id: string, form: EarlierForm): void {
    const earlier = this.#earlier.get(id) ?? [];
    if (earlier.at(-1)?.code.join('\n') === form.code.join('\n')) return;
    earlier.push(form);
    if (earlier.length > maxEarlier) earlier.shift();
    this.#earlier.set(id, earlier);
  }

  /** Lines that were cut out of it were pasted elsewhere; of what says little, right beside it. */
  #wroteElsewhere({ id, lines }: KeptNote, step: ChangeStep, tracked: LineRange): boolean {
    const form = this.#earlier.get(id)?.at(-1);
    if (!form) return false;
    const kept = new Map<string, number>();
    for (const line of step.old.slice(lines.start, lines.end + 1)) {
      const key = lineKey(line);
      kept.set(key, (kept.get(key) ?? 0) + 1);
    }
    return form.code.some(line => {
      const key = lineKey(line);
      const left = kept.get(key) ?? 0;
      kept.set(key, left - 1);
      if (key === '' || left > 0) return false;
      return keyInfo(key) >= minTelling ? step.wrote(key) : step.wroteBeside(key, tracked);
    });
  }

  /** Undo: code of the note that a change had taken stands, letter by letter, in what was written. */
  #broughtBack(
    note: KeptNote,
    step: ChangeStep,
    tracked: LineRange | undefined,
  ): Pick<KeptNote, 'lines' | 'anchor'> | undefined {
    const earlier = this.#earlier.get(note.id);
    if (!earlier) return undefined;
    for (let at = earlier.length - 1; at >= 0; at--) {
      const form = earlier[at] as EarlierForm;
      const start = step.whereWritten(form, tracked);
      if (start === undefined) continue;
      earlier.length = at;
      return { lines: { start, end: start + form.code.length - 1 }, anchor: form.anchor };
    }
    return undefined;
  }
}

function moveTo(note: KeptNote, lines: LineRange, anchor: KeptNote['anchor']): KeptNote {
  const isSame = note.lines.start === lines.start && note.lines.end === lines.end && note.anchor === anchor;
  return isSame ? note : { ...note, lines, anchor };
}

function overlap(a: LineRange, b: LineRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Found again for certain where counting has it. */
function isSame({ lines, anchor }: FoundCode, tracked: LineRange): boolean {
  return anchor === 'sure' && lines.start === tracked.start && lines.end === tracked.end;
}

/** The place is in doubt from now on: what the code was like before is kept, to find it by. */
function doubt(note: KeptNote, step: ChangeStep, lines: LineRange, anchor: KeptNote['anchor']): KeptNote {
  const quote = note.anchor === 'sure' ? quoteOf(step.old, note.lines) : note.quote;
  return { ...moveTo(note, step.within(lines), anchor), quote };
}
