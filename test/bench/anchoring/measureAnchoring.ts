import type { KeptNote } from '../../../src/core/annotations/keptNote.ts';
import { NoteFollower } from '../../../src/core/annotations/noteFollower.ts';
import { quoteOf } from '../../../src/core/annotations/quote.ts';
import { reanchorNotes } from '../../../src/core/annotations/reanchorNotes.ts';
import type { CorpusFile } from './corpus.ts';
import { type EditKind, editKinds, makeEdit } from './edits.ts';
import {
  applyHunks,
  changesOf,
  type EventStyle,
  type Hunk,
  inverse,
  type OriginLine,
  originLines,
} from './originLines.ts';
import { Random } from './random.ts';
import { otherOrigins } from './otherOrigins.ts';
import { isWholeAt, type NotePlace, type Truth, truthOf } from './truth.ts';

export type Way = 'live' | 'cold';
export type Scenario = EditKind | 'undo' | 'redo' | 'branch' | 'branch and back';

export const scenarios: readonly Scenario[] = [...editKinds, 'undo', 'redo', 'branch', 'branch and back'];

/** What became of one note. */
export interface Outcome {
  readonly way: Way;
  readonly scenario: Scenario;
  readonly file: string;
  readonly seed: number;
  readonly note: NotePlace;
  readonly truth: Truth;
  readonly found: Pick<KeptNote, 'lines' | 'anchor'>;
  readonly isRight: boolean;
  /** It says that it is sure of lines where its code is not. */
  readonly isSilentlyWrong: boolean;
  /** The text that it was found in. */
  readonly after: readonly OriginLine[];
}

interface Step {
  readonly hunks: readonly Hunk[];
  readonly style: EventStyle;
}

/** One edit of a file with notes, followed event by event, and found again from the texts alone. */
export function measureAnchoring(file: CorpusFile, scenario: Scenario, seed: number, noteCount: number): Outcome[] {
  const random = new Random(seed);
  const before = originLines(file.text);
  const places = notePlaces(before, random, noteCount);
  const notes = places.map((place, index) => noteAt(place, index, textLines(before)));
  const { steps, texts: looks } = play(scenario, before, { random, foreign: file.foreign });
  const after = looks.at(-1) ?? before;

  const follower = new NoteFollower(textLines(before), notes);
  let lines = before;
  for (const { hunks, style } of steps) {
    if (hunks.length === 0) continue;
    follower.apply(changesOf(lines, hunks, style));
    lines = applyHunks(lines, hunks);
    if (follower.lines.join('\n') !== textLines(lines).join('\n')) throw new Error(`events of seed ${seed} are wrong`);
  }

  // Found again wherever the file was looked at; what is kept has been on the disk.
  let [base, kept] = [before, notes];
  for (const text of looks) {
    kept = reanchorNotes(JSON.parse(JSON.stringify(kept)) as KeptNote[], textLines(base), textLines(text));
    base = text;
  }

  const texts = otherOrigins(before, after);
  return places.flatMap((note, index) => {
    const truths = texts.map(text => truthOf(note, before, text));
    const [truth] = truths as [Truth];
    const isWhole =
      truth.kind !== 'gone' && truth.parts.length === 1 && isWholeAt(note, truth.parts[0] as NotePlace, before, after);
    const judge = (way: Way, found: KeptNote | undefined): Outcome => {
      if (!found) throw new Error('a note was lost');
      const place = trimBlank(found.lines, after);
      // What is there in one piece as a copy, and only so, is for everybody who reads it the code.
      const fits = truths.some(one => isThere(one, place)) || (!isWhole && isWholeAt(note, place, before, after));
      const isRight = found.anchor !== 'gone' && fits;
      return {
        ...{ way, scenario, file: file.name, seed, note, truth, isRight },
        found: { lines: found.lines, anchor: found.anchor },
        isSilentlyWrong: found.anchor === 'sure' && !fits,
        after,
      };
    };
    return [judge('live', follower.get(String(index))), judge('cold', kept[index])];
  });
}

/** The events of a scenario, and the texts at which somebody looks who did not see them. */
function play(
  scenario: Scenario,
  before: OriginLine[],
  source: { random: Random; foreign: readonly string[] },
): { steps: Step[]; texts: OriginLine[][] } {
  const { random } = source;
  const run = (lines: OriginLine[], steps: readonly Step[]): OriginLine[] =>
    steps.reduce((text, { hunks }) => applyHunks(text, hunks), lines);
  const undo = (lines: OriginLine[], steps: readonly Step[]): Step[] => {
    let text = lines;
    return steps
      .map(({ hunks, style }) => {
        const back = { hunks: inverse(text, hunks), style };
        text = applyHunks(text, hunks);
        return back;
      })
      .reverse();
  };
  const some = (): EditKind => random.pick(editKinds);
  switch (scenario) {
    case 'undo':
    case 'redo': {
      const kept = makeEdit(some(), before, source).steps;
      const middle = run(before, kept);
      const taken = makeEdit(some(), middle, source).steps;
      const back = undo(middle, taken);
      const steps = [...kept, ...taken, ...back, ...(scenario === 'redo' ? taken : [])];
      return { steps, texts: [run(before, steps)] };
    }
    case 'branch':
    case 'branch and back': {
      let text = before;
      for (let count = random.int(3, 7); count > 0; count--) text = run(text, makeEdit(some(), text, source).steps);
      const there: Step = { hunks: [{ start: 0, end: before.length, lines: text }], style: 'file' };
      if (scenario === 'branch') return { steps: [there], texts: [text] };
      const back: Step = { hunks: [{ start: 0, end: text.length, lines: before }], style: 'file' };
      return { steps: [there, back], texts: [text, before] };
    }
    default: {
      const { steps } = makeEdit(scenario, before, source);
      return { steps: [...steps], texts: [run(before, steps)] };
    }
  }
}

function notePlaces(lines: readonly OriginLine[], random: Random, count: number): NotePlace[] {
  const says = (line: number): boolean => /[\p{L}\p{N}_]{2,}/u.test(lines[line]?.text ?? '');
  const places: NotePlace[] = [];
  for (let tries = 0; places.length < count && tries < count * 20; tries++) {
    const start = random.int(0, lines.length - 2);
    const length = random.pick([1, 1, 1, 2, 3, 4, 5, 8, 12, 30]);
    let end = Math.min(lines.length - 2, start + length - 1);
    while (end > start && (lines[end]?.text ?? '').trim() === '') end--;
    if (says(start)) places.push({ start, end });
  }
  return places;
}

function noteAt({ start, end }: NotePlace, index: number, lines: readonly string[]): KeptNote {
  return {
    id: String(index),
    kind: 'what',
    text: 'note',
    by: 'model',
    atMs: 0,
    state: 'open',
    lines: { start, end },
    anchor: 'sure',
    quote: quoteOf(lines, { start, end }),
    replies: [],
    collapsed: false,
  };
}

function trimBlank({ start, end }: NotePlace, lines: readonly OriginLine[]): NotePlace {
  const isBlank = (line: number): boolean => (lines[line]?.text ?? '').trim() === '';
  let [first, last] = [start, end];
  while (first < last && isBlank(first)) first++;
  while (last > first && isBlank(last)) last--;
  return { start: first, end: last };
}

/** On all of its code; where that was torn apart, on all of a part that is a third of it or more. */
function isThere(truth: Truth, { start, end }: NotePlace): boolean {
  if (truth.kind === 'gone') return false;
  const size = (part: NotePlace): number => part.end - part.start + 1;
  const all = truth.parts.reduce((sum, part) => sum + size(part), 0);
  const whole = { start: truth.parts[0]?.start ?? -1, end: truth.parts.at(-1)?.end ?? -1 };
  return [whole, ...truth.parts.filter(part => size(part) * 3 >= all)].some(
    part => part.start === start && part.end === end,
  );
}

function textLines(lines: readonly OriginLine[]): string[] {
  return lines.map(({ text }) => text);
}
