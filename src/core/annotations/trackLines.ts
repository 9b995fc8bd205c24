export interface LineRange {
  /** Zero-based, both ends included, as the editor counts. */
  start: number;
  end: number;
}

/** One change of a document: the lines it replaced (zero-based) and how many line breaks the new text has. */
export interface LineChange {
  startLine: number;
  startCharacter: number;
  endLine: number;
  endCharacter: number;
  newLines: number;
  /** The new text ends with a line break, so what stood at the start goes down whole. */
  endsWithBreak: boolean;
}

/**
 * Where a range of lines is after a change. Text put in front of its first line pushes it down; text inside makes it
 * longer. `undefined` when the change removed every line of it.
 */
export function trackLines(range: LineRange, change: LineChange): LineRange | undefined {
  const delta = change.newLines - (change.endLine - change.startLine);
  const isInsert = change.startLine === change.endLine && change.startCharacter === change.endCharacter;
  if (change.startLine > range.end) return range;
  if (isInsert && change.startLine === range.start && change.startCharacter === 0 && change.endsWithBreak) {
    return { start: range.start + delta, end: range.end + delta };
  }
  if (change.endLine < range.start || (change.endLine === range.start && change.endCharacter === 0 && !isInsert)) {
    return { start: range.start + delta, end: range.end + delta };
  }
  const swallowed =
    change.startLine <= range.start &&
    (change.startLine < range.start || change.startCharacter === 0) &&
    (change.endLine > range.end + 1 || (change.endLine === range.end + 1 && change.endCharacter === 0));
  if (swallowed && change.newLines === 0) return undefined;
  const start = Math.min(range.start, change.startLine);
  return { start, end: Math.max(start, range.end + delta) };
}
