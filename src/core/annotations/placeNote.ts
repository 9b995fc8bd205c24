import type { Note } from './note.ts';

/** The code that was asked about. */
export interface ShownCode {
  /** Number of the first of `lines`, from 1 in the whole file. */
  firstLine: number;
  lines: readonly string[];
}

export interface NotePlacing {
  note: Note;
  /** The line that the note quotes is not where it says, nor anywhere else for certain. */
  unsure: boolean;
}

/**
 * Puts a note on the lines that it means. Models miscount, so they quote their first line: where another line says
 * that, the note moves there; the nearest counts where there are several, and two equally near ones are not told apart.
 * @returns `undefined` for lines outside of the code, with no quote that says which are meant
 */
export function placeNote(note: Note, code: ShownCode): NotePlacing | undefined {
  const lastLine = code.firstLine + code.lines.length - 1;
  const length = note.endLine - note.startLine;
  const wanted = plain(note.quote ?? '');
  if (wanted !== '') {
    const said = plain(code.lines[note.startLine - code.firstLine] ?? '');
    if (isSame(said, wanted)) return { note: clip(note, code.firstLine, lastLine), unsure: false };
    const places = code.lines.flatMap((line, index) => (isSame(plain(line), wanted) ? [code.firstLine + index] : []));
    const distance = (line: number): number => Math.abs(line - note.startLine);
    const [nearest, next] = places.toSorted((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) {
      const moved = { ...note, startLine: nearest, endLine: nearest + length };
      const isTie = next !== undefined && distance(next) === distance(nearest);
      // A bracket alone stands on many lines: it says little about which is meant.
      const saysMuch = /[\p{L}\p{N}]/u.test(wanted);
      return { note: clip(moved, code.firstLine, lastLine), unsure: isTie || (!saysMuch && places.length > 1) };
    }
  }
  if (note.endLine < code.firstLine || note.startLine > lastLine) return undefined;
  return { note: clip(note, code.firstLine, lastLine), unsure: wanted !== '' };
}

/** A note that reaches out of the code is cut to it. */
function clip(note: Note, firstLine: number, lastLine: number): Note {
  return { ...note, startLine: Math.max(note.startLine, firstLine), endLine: Math.min(note.endLine, lastLine) };
}

/** Without white space, and without the number that was printed in front of it. */
function plain(line: string): string {
  return line.replace(/^\s*\d+\t/, '').replace(/\s+/g, '');
}

/** Long lines are quoted by their beginning, with or without dots. */
function isSame(line: string, quoted: string): boolean {
  if (line === quoted) return true;
  const start = quoted.replace(/(?:…|\.{3})$/, '');
  return [...start].length >= 12 && line.startsWith(start);
}
