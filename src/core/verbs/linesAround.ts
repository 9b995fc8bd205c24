/** Lines of a file, from 1, the last included. */
export interface LineSpan {
  first: number;
  last: number;
}

/** The lines around each of these, spans that touch as one. */
export function linesAround(lines: readonly number[], lineCount: number, around: number): LineSpan[] {
  const spans: LineSpan[] = [];
  for (const line of [...lines].filter(line => line <= lineCount).sort((a, b) => a - b)) {
    const span = { first: Math.max(1, line - around), last: Math.min(lineCount, line + around) };
    const before = spans.at(-1);
    if (before && span.first <= before.last + 1) before.last = Math.max(before.last, span.last);
    else spans.push(span);
  }
  return spans;
}
