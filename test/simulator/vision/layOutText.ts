import type { Word } from './words.ts';

export interface TextRow {
  text: string;
  x: number;
  y: number;
  height: number;
}

/** Words as the rows they stand in. Spaces are counted by the width of a letter, so that columns stay columns. */
export function layOutText(words: readonly Word[]): TextRow[] {
  const rows = rowsOf(words);
  const letter = letterWidth(rows);
  const kept = withoutNumbers(rows) ?? rows;
  const left = Math.min(...kept.flatMap(row => row[0]?.x ?? []));
  const skipped = rows.length - kept.length;
  return kept.flatMap((row, index) => {
    const [first] = row.length > 0 ? row : (rows[index + skipped] ?? []);
    if (!first) return [];
    if (row.length === 0) return [{ text: '', x: first.x, y: first.y, height: first.height }];
    const indent = Math.max(0, Math.round((first.x - left) / letter));
    return [{ text: ' '.repeat(indent) + rowText(row, letter), x: first.x, y: first.y, height: first.height }];
  });
}

/** With an empty line where there is room for one. */
export function textOf(rows: readonly TextRow[]): string {
  const pitch = pitchOf(rows);
  const lines: string[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const missing = before && pitch > 0 ? Math.round((middleOf(row) - middleOf(before)) / pitch) - 1 : 0;
    for (let count = 0; count < Math.min(2, missing); count++) lines.push('');
    lines.push(row.text);
  }
  return lines.join('\n');
}

/** By where they stand: what the reader calls a line ends at every wide gap. */
function rowsOf(words: readonly Word[]): Word[][] {
  const rows: Word[][] = [];
  for (const word of words.filter(({ text }) => text.trim() !== '')) {
    const middle = word.y + word.height / 2;
    const row = rows.find(candidate => {
      const [first] = candidate;
      return first !== undefined && middle > first.y - 1 && middle < first.y + Math.max(first.height, 8) + 1;
    });
    if (row) row.push(word);
    else rows.push([word]);
  }
  for (const row of rows) row.sort((a, b) => a.x - b.x);
  return rows.sort((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0));
}

function rowText(row: readonly Word[], letter: number): string {
  let text = '';
  for (const [index, word] of row.entries()) {
    const before = row[index - 1];
    const gap = before ? word.x - before.x - before.width : 0;
    // Less than half a letter is no space: after a bracket or an underscore the reader sees one too many.
    const own = before ? before.width / before.text.length : letter;
    if (before && gap >= own * 0.42) text += ' '.repeat(gap > letter * 2.6 ? Math.round(gap / letter) : 1);
    text += word.text;
  }
  return text;
}

/**
 * From the start of a word to that of the next, a space between them: the box of a word itself is narrower than its
 * letters. The median, as proportional fonts differ by word.
 */
function letterWidth(rows: readonly (readonly Word[])[]): number {
  const steps = rows.flatMap(row =>
    row.flatMap((word, index) => {
      const next = row[index + 1];
      const own = word.width / word.text.length;
      const gap = next ? next.x - word.x - word.width : 0;
      return next && word.text.length >= 3 && gap > own * 0.5 && gap < own * 1.8
        ? [(next.x - word.x) / (word.text.length + 1)]
        : [];
    }),
  );
  return median(steps) ?? median(rows.flat().map(({ width, text }) => width / text.length)) ?? 8;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Line numbers of an editor: rows that begin with numbers that count up. @returns nothing where there are none */
function withoutNumbers(rows: readonly (readonly Word[])[]): Word[][] | undefined {
  const numbers = rows.map(row => (/^\d{1,4}$/.test(row[0]?.text ?? '') ? Number(row[0]?.text) : undefined));
  const rising = numbers.filter((number, index) => number !== undefined && number === (numbers[index - 1] ?? -1) + 1);
  if (rising.length < 3 || rising.length < rows.length * 0.6) return undefined;
  // What stands above the first number is the editor's tab, not the text.
  const from = numbers.findIndex(number => number !== undefined);
  return rows.slice(from).map((row, index) => (numbers[from + index] === undefined ? [...row] : row.slice(1)));
}

function pitchOf(rows: readonly TextRow[]): number {
  const steps = rows
    .map((row, index) => middleOf(row) - middleOf(rows[index - 1] ?? row))
    .filter(step => step > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 4)] ?? 0;
}

function middleOf({ y, height }: TextRow): number {
  return y + height / 2;
}
