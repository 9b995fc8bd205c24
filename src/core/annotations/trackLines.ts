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
  /** The new text begins with a line break behind the last word of a line, so that line stays as it is. */
  startsWithBreak?: boolean;
}

/**
 * Where a range of lines is after a change. Text put in front of its first line pushes it down; text inside makes it
 * longer. `undefined` when the change removed every line of it.
 */
export function trackLines(range: LineRange, change: LineChange): LineRange | undefined {
  const delta = change.newLines - (change.endLine - change.startLine);
  const isInsert = change.startLine === change.endLine && change.startCharacter === change.endCharacter;
  if (change.startLine > range.end) return range;
  if (isInsert && change.startLine === range.end && change.startsWithBreak) return range;
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
  // From above into it: what is left of its first line stands where the new text ends.
  const start = change.startLine < range.start ? change.startLine + change.newLines : range.start;
  if (change.endLine <= range.end) return { start, end: Math.max(start, range.end + delta) };
  // From within it to below: its last line is the one that the change begins in, if anything of that is left, or the
  // last that was written in the place of its lines.
  const whole = change.startCharacter === 0 ? 1 : 0;
  const written = change.newLines === 0 ? -whole : change.newLines - (change.endsWithBreak ? 1 : 0);
  return { start, end: Math.max(start, change.startLine + written) };
}
