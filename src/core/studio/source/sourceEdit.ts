/** `text` in place of what stands from `start` up to `end`; offsets into the source as it was before any of them. */
export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws RangeError when two of them overlap */
export function applySourceEdits(html: string, edits: readonly SourceEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end < start || end > html.length)
      throw new RangeError('edits overlap or lie outside of the page');
    result += html.slice(at, start) + text;
    at = end;
  }
  return result + html.slice(at);
}
