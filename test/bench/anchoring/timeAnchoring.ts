import type { KeptNote } from '../../../src/core/annotations/keptNote.ts';
import { NoteFollower } from '../../../src/core/annotations/noteFollower.ts';
import { quoteOf } from '../../../src/core/annotations/quote.ts';
import { reanchorNotes } from '../../../src/core/annotations/reanchorNotes.ts';
import { median } from '../median.ts';
import { Random } from './random.ts';

const lineCount = 20_000;
const noteCount = 500;
const rounds = 5;

/** How long 500 notes in a file of 20,000 lines take. */
export function timeAnchoring(): { coldMs: number; keystrokeMs: number; formatMs: number } {
  const random = new Random(7);
  const lines = longFile(random);
  const notes = Array.from({ length: noteCount }, (_, index) => {
    const start = Math.floor((index * lineCount) / noteCount) + random.int(0, 20);
    return noteAt(lines, start, Math.min(lineCount - 1, start + random.int(0, 8)), index);
  });
  // A changed, a removed or a new line every fifty lines, and a name that is another one throughout.
  const changed = lines.flatMap((line, at) => {
    const named = line.replaceAll('total', 'sumOfAll');
    if (at % 150 === 0) return [`${named} // looked at`];
    if (at % 150 === 50) return [];
    return at % 150 === 100 ? ['  audit(record);', named] : [named];
  });
  const formatted = lines.map(line => line.replace(/^ +/, indentation => '\t'.repeat(indentation.length / 2)));
  const cold = timed(() => reanchorNotes(notes, lines, changed));
  const keystroke = timed(() => {
    follower.apply([{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: '\n' }]);
  });
  const follower = new NoteFollower(lines, notes);
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const format = timed(() => {
    new NoteFollower(lines, notes).apply([{ start: { line: 0, character: 0 }, end, text: formatted.join('\n') }]);
  });
  return { coldMs: cold(), keystrokeMs: keystroke(), formatMs: format() };
}

function timed(work: () => void): () => number {
  return () =>
    median(
      Array.from({ length: rounds }, () => {
        const began = performance.now();
        work();
        return performance.now() - began;
      }),
    );
}

/** Code like any other: functions of ten lines or so, many lines alike. */
function longFile(random: Random): string[] {
  const verbs = ['read', 'write', 'count', 'check', 'merge', 'split', 'order', 'price'];
  const nouns = ['Order', 'Line', 'Stock', 'Account', 'Ticket', 'Page', 'Note', 'Batch'];
  const lines: string[] = [];
  for (let number = 0; lines.length < lineCount; number++) {
    const name = `${random.pick(verbs)}${random.pick(nouns)}${number}`;
    lines.push(
      `/** ${name}: ${random.pick(verbs)} what ${random.pick(nouns)} ${number % 97} needs. */`,
      `export function ${name}(records: readonly Row[], limit = ${random.int(1, 500)}): number {`,
      '  let total = 0;',
      '  for (const record of records) {',
      `    if (record.${random.pick(nouns).toLowerCase()} > limit) continue;`,
      `    total += record.${random.pick(verbs)} * ${random.int(2, 90)};`,
      '  }',
      '  return total;',
      '}',
      '',
    );
  }
  return lines.slice(0, lineCount);
}

function noteAt(lines: readonly string[], start: number, end: number, index: number): KeptNote {
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
