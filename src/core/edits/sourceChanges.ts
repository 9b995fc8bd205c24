import type { SourceChange } from './edit.ts';

/** `changes` must not overlap. */
export function applyChanges(source: string, changes: readonly SourceChange[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, text } of inOrder(changes)) {
    out += source.slice(at, start) + text;
    at = end;
  }
  return out + source.slice(at);
}

export function inOrder(changes: readonly SourceChange[]): SourceChange[] {
  return changes.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Adds a change of the text that `changes` make out of a source; its offsets are into that text.
 * @returns changes of the source that do all of it: those that the new one touches have become one with it
 */
export function addLaterChange(changes: readonly SourceChange[], later: SourceChange): SourceChange[] {
  const kept: SourceChange[] = [];
  const touched: { change: SourceChange; from: number; to: number }[] = [];
  /** How much longer the text has become: in front of the new change, and up to its end. */
  let [shiftAtStart, shiftAtEnd] = [0, 0];
  let shift = 0;
  for (const change of inOrder(changes)) {
    const from = change.start + shift;
    const to = from + change.text.length;
    shift += change.text.length - (change.end - change.start);
    if (to <= later.start) shiftAtStart = shift;
    if (from < later.end || to <= later.start) shiftAtEnd = shift;
    if (from < later.end && to > later.start) touched.push({ change, from, to });
    else kept.push(change);
  }
  const [first, last] = [touched[0], touched.at(-1)];
  const startsInside = first && first.from < later.start ? first : undefined;
  const endsInside = last && last.to > later.end ? last : undefined;
  const before = startsInside ? startsInside.change.text.slice(0, later.start - startsInside.from) : '';
  const after = endsInside ? endsInside.change.text.slice(later.end - endsInside.from) : '';
  const start = startsInside ? startsInside.change.start : later.start - shiftAtStart;
  const end = endsInside ? endsInside.change.end : later.end - shiftAtEnd;
  return inOrder([...kept, { start, end, text: before + later.text + after }]);
}
