import { CodeFinder } from './anchor/codeFinder.ts';
import type { KeptNote } from './keptNote.ts';
import { findByQuote, quoteOf } from './quote.ts';

/**
 * Places notes in a text that changed while nobody looked.
 * @param base the text that the notes' lines speak of; `undefined` where it was lost, and only their quotes are left
 */
export function reanchorNotes(
  notes: readonly KeptNote[],
  base: readonly string[] | undefined,
  lines: readonly string[],
): KeptNote[] {
  if (base && isSame(base, lines) && notes.every(note => note.anchor === 'sure')) return [...notes];
  let finder: CodeFinder | undefined;
  return notes.map(note => {
    if (!base || note.anchor !== 'sure') {
      const found = findByQuote(note.quote, lines);
      if (found.anchor === 'sure' || !base) return { ...note, ...found };
      if (note.anchor === 'gone') return { ...note, lines: found.lines };
    }
    finder ??= new CodeFinder(base, lines);
    const found = finder.find(note.lines);
    if (found.anchor === 'sure') return { ...note, lines: found.lines };
    const quote = note.anchor === 'sure' ? quoteOf(base, note.lines) : note.quote;
    return { ...note, ...found, quote };
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
