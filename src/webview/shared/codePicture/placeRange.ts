/** Where a part of the code lies in a picture of it. */
import type { CodeRange } from '../../../protocol/index.ts';
import { type CodeRow, expandedOffset, type LayoutOptions, widthOf } from './layoutCode.ts';

export interface PlacedRange {
  /** Index among the rows of the picture. */
  readonly row: number;
  /** From the left edge of the code, in CSS pixels. */
  readonly x: number;
  readonly width: number;
  /** The range goes on in the next line. */
  readonly goesOn: boolean;
}

/** One piece for each row that it touches. Lines that did not fit have none; what is empty has no width. */
export function placeRange(
  range: CodeRange,
  lines: readonly string[],
  rows: readonly CodeRow<unknown>[],
  options: Pick<LayoutOptions, 'tabSize' | 'characterWidth' | 'measure'>,
): PlacedRange[] {
  return rows.flatMap((row, index) => {
    if (row.index < range.startLine || row.index > range.endLine) return [];
    const line = lines[row.index] ?? '';
    const start = row.index === range.startLine ? expandedOffset(line, range.startColumn, options.tabSize) : 0;
    const goesOn = row.index < range.endLine;
    const end = goesOn ? Number.POSITIVE_INFINITY : expandedOffset(line, range.endColumn, options.tabSize);
    // Of a wrapped line only the rows that it reaches into; an empty one stands in the first row that has its place.
    if (start > row.to || end < row.from || (start === row.to && end > start && row.to > row.from)) return [];
    if (end === row.from && start < end) return [];
    const from = xOf(row, Math.max(start, row.from), options);
    const to = xOf(row, Math.min(end, row.to), options);
    return [{ row: index, x: from, width: to - from, goesOn }];
  });
}

function xOf(
  row: CodeRow<unknown>,
  offset: number,
  options: Pick<LayoutOptions, 'characterWidth' | 'measure'>,
): number {
  let at = row.from;
  let end = 0;
  for (const { text, x } of row.texts) {
    if (offset < at + text.length) return x + widthOf(text.slice(0, offset - at), options);
    at += text.length;
    end = x + widthOf(text, options);
  }
  return end;
}
