import { CodeFinder, type FoundCode } from './anchor/codeFinder.ts';
import type { Quote } from './keptNote.ts';
import type { LineRange } from './trackLines.ts';

/** Lines kept of the code itself, and of what says something around it. */
const maxCodeLines = 400;
const around = 8;

/** What a note's code looks like now, with its surroundings. */
export function quoteOf(lines: readonly string[], { start, end }: LineRange): Quote {
  const before: string[] = [];
  for (let line = start - 1, said = 0; line >= 0 && said < around; line--) {
    before.unshift(lines[line] as string);
    if ((lines[line] as string).trim() !== '') said++;
  }
  const after: string[] = [];
  for (let line = end + 1, said = 0; line < lines.length && said < around; line++) {
    after.push(lines[line] as string);
    if ((lines[line] as string).trim() !== '') said++;
  }
  return { before, code: lines.slice(start, Math.min(end + 1, start + maxCodeLines)), after };
}

/** Looks for quoted code in a text. `sure` only where it stands as it was. */
export function findByQuote({ before, code, after }: Quote, lines: readonly string[]): FoundCode {
  const range = { start: before.length, end: before.length + code.length - 1 };
  return new CodeFinder([...before, ...code, ...after], lines).find(range);
}
