/** Lines count from 1, both ends included. */
export interface LineSpan {
  firstLine: number;
  lastLine: number;
}

/**
 * Which lines of the new file a unified diff has added or changed. Where lines were only taken out, the two around the
 * gap stand for them.
 */
export function changedLines(diff: string): LineSpan[] {
  const spans: LineSpan[] = [];
  let line = 0;
  let removed = false;
  let inHunk = false;
  const mark = (firstLine: number, lastLine: number): void => {
    const last = spans.at(-1);
    if (last && firstLine <= last.lastLine + 1) last.lastLine = Math.max(last.lastLine, lastLine);
    else spans.push({ firstLine, lastLine });
  };
  const gap = (): void => {
    if (removed) mark(Math.max(1, line - 1), Math.max(1, line));
    removed = false;
  };
  for (const text of diff.split('\n')) {
    const header = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(text);
    if (header) {
      gap();
      inHunk = true;
      // A hunk without new lines names the line before it.
      line = Number(header[1]) + (header[2] === '0' ? 1 : 0);
    } else if (!inHunk || text.startsWith('\\')) {
    } else if (text.startsWith('+')) {
      removed = false;
      mark(line, line);
      line++;
    } else if (text.startsWith('-')) {
      removed = true;
    } else if (text.startsWith('diff ')) {
      gap();
      inHunk = false;
    } else {
      gap();
      line++;
    }
  }
  gap();
  return spans;
}

/** How far from a change a note may begin and still be about it. */
const neighbourhood = 3;

export function touchesChange(note: { startLine: number; endLine: number }, changed: readonly LineSpan[]): boolean {
  return changed.some(({ firstLine, lastLine }) => {
    const overlaps = note.startLine <= lastLine && note.endLine >= firstLine;
    const isNear = note.startLine >= firstLine - neighbourhood && note.startLine <= lastLine + neighbourhood;
    return overlaps || isNear;
  });
}

/**
 * The pieces of a file to show for a review: all of it, or, where it is long, what is around its changes; changes close
 * to each other share a piece.
 */
export function piecesToReview(
  changed: readonly LineSpan[],
  { lineCount, around, isLong }: { lineCount: number; around: number; isLong: boolean },
): { piece: LineSpan; changed: LineSpan[] }[] {
  if (changed.length === 0) return [];
  if (!isLong) return [{ piece: { firstLine: 1, lastLine: lineCount }, changed: [...changed] }];
  const pieces: { piece: LineSpan; changed: LineSpan[] }[] = [];
  for (const span of changed) {
    const piece = {
      firstLine: Math.max(1, span.firstLine - around),
      lastLine: Math.min(lineCount, span.lastLine + around),
    };
    const last = pieces.at(-1);
    if (last && piece.firstLine <= last.piece.lastLine + 1) {
      last.piece.lastLine = piece.lastLine;
      last.changed.push(span);
    } else pieces.push({ piece, changed: [span] });
  }
  return pieces;
}
