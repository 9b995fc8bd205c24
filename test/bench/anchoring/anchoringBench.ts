import type { BenchContext, Figures, Table } from '../bench.ts';
import { corpus } from './corpus.ts';
import { measureAnchoring, type Outcome, scenarios, type Way } from './measureAnchoring.ts';
import { timeAnchoring } from './timeAnchoring.ts';
import type { NotePlace } from './truth.ts';

/** Edits of each kind, each of another file. */
const editsOfKind = 60;
const notesOfFile = 12;
/** Lines shown beside those of a note on wrong lines. */
const around = 6;
/** Runs of different seeds have no edit in common. */
const seedsOfRun = 1_000_000;

/**
 * How well notes stay with their code: real files are edited by a generator that knows where every line went, and notes
 * on them are followed through the editor's events (live), and found again from the texts alone (cold).
 */
export const anchoringBench = async ({ show, seed }: BenchContext): Promise<Figures> => {
  const outcomes = await runCorpus(editsOfKind, notesOfFile, seed * seedsOfRun);
  show({
    title: `${scenarios.length * editsOfKind} edits, ${outcomes.length} notes`,
    columns: ['', 'notes', 'code exists', 'right', 'right share', 'unsure share', 'silently wrong'],
    rows: scenarios.flatMap(scenario =>
      (['live', 'cold'] as const).map(way => {
        const some = outcomes.filter(outcome => outcome.scenario === scenario && outcome.way === way);
        const { there, right, unsure, silentlyWrong } = countOutcomes(some);
        return [`${scenario}, ${way}`, some.length, there, right, right / there, unsure / there, silentlyWrong];
      }),
    ),
  });
  for (const outcome of outcomes.filter(({ isSilentlyWrong }) => isSilentlyWrong)) show(asTable(outcome));
  const figures = (way: Way): ReturnType<typeof countOutcomes> =>
    countOutcomes(outcomes.filter(one => one.way === way));
  const live = figures('live');
  const cold = figures('cold');
  const all = countOutcomes(outcomes);
  const { coldMs, keystrokeMs, formatMs } = timeAnchoring();
  show({
    title: '500 notes in 20,000 lines',
    columns: ['', 'ms'],
    rows: [
      ['found again in a text with changes everywhere', coldMs],
      ['a key pressed above all of them', keystrokeMs],
      ['the whole file reformatted at once', formatMs],
    ],
  });
  return {
    rightOfExisting: all.right / all.there,
    rightOfExistingLive: live.right / live.there,
    rightOfExistingCold: cold.right / cold.there,
    silentlyWrong: all.silentlyWrong,
    unsureLive: live.unsure / live.there,
    unsureCold: cold.unsure / cold.there,
    coldMs,
    keystrokeMs,
    formatMs,
  };
};

/** The same on every machine: seeds count from 1 for each kind of edit. */
export async function runCorpus(edits: number, notes: number, seed = 0): Promise<Outcome[]> {
  const files = await corpus();
  const outcomes: Outcome[] = [];
  for (const [kind, scenario] of scenarios.entries()) {
    for (let count = 0; count < edits; count++) {
      const file = files[(count * 7 + kind * 3) % files.length];
      if (file) outcomes.push(...measureAnchoring(file, scenario, seed + 1000 * kind + count + 1, notes));
    }
  }
  return outcomes;
}

export function countOutcomes(outcomes: readonly Outcome[]): {
  there: number;
  right: number;
  unsure: number;
  silentlyWrong: number;
} {
  const there = outcomes.filter(({ truth }) => truth.kind === 'there');
  return {
    there: there.length,
    right: there.filter(({ isRight }) => isRight).length,
    unsure: there.filter(({ found }) => found.anchor === 'unsure').length,
    silentlyWrong: outcomes.filter(({ isSilentlyWrong }) => isSilentlyWrong).length,
  };
}

/** A note on wrong lines that says that it is sure: where its code is (`=`), and where the note is (`>`). */
function asTable({ way, scenario, file, seed, note, truth, found, after }: Outcome): Table {
  const parts = truth.kind === 'gone' ? [] : truth.parts;
  const isIn = (line: number, range: NotePlace): boolean => line >= range.start && line <= range.end;
  const isNear = (line: number, { start, end }: NotePlace): boolean => line >= start - around && line <= end + around;
  return {
    title: `silently wrong: ${file}, ${scenario}, ${way}, seed ${seed}, lines ${note.start} to ${note.end} of what was`,
    columns: ['', 'line', 'was', 'text'],
    rows: [...after.entries()]
      .filter(([line]) => [found.lines, ...parts].some(range => isNear(line, range)))
      .map(([line, { text, origins, copyOf = [] }]) => [
        `${isIn(line, found.lines) ? '>' : ' '}${parts.some(part => isIn(line, part)) ? '=' : ' '}`,
        line,
        origins.length > 0 ? origins.join() : copyOf.length > 0 ? `copy of ${copyOf.join()}` : 'new',
        text,
      ]),
  };
}
