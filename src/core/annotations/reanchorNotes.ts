import { CodeFinder, type FoundCode } from './anchor/codeFinder.ts';
import { lineKey } from './anchor/codeTokens.ts';
import type { AnchorState, KeptNote } from './keptNote.ts';
import { findByQuote } from './quote.ts';

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
    const wasWhole = base !== undefined && note.anchor === 'sure' && isQuoted(note, base);
    if (!wasWhole) {
      // The text that it was written for may be back: another branch and back again.
      const found = findByQuote(note.quote, lines);
      if ((found.anchor === 'sure' && found.isWhole) || !base) return placed(note, found);
      if (note.anchor === 'gone') return { ...note, lines: found.lines };
      if (found.isWhole) return placed(note, { ...found, anchor: 'unsure' });
    }
    finder ??= new CodeFinder(base, lines);
    const found = finder.find(note.lines);
    return note.anchor === 'sure'
      ? { ...note, ...found }
      : { ...note, lines: found.lines, anchor: worse(found.anchor) };
  });
}

function placed(note: KeptNote, { lines, anchor }: FoundCode): KeptNote {
  return { ...note, lines, anchor };
}

function worse(anchor: AnchorState): AnchorState {
  return anchor === 'gone' ? 'gone' : 'unsure';
}

/** What is kept of its code is all of it: nothing was lost on the way. */
function isQuoted({ quote, lines }: KeptNote, base: readonly string[]): boolean {
  return quote.code.every((line, index) => lineKey(line) === lineKey(base[lines.start + index] ?? ''));
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
