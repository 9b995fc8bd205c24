/** Lengths as they are typed, and moved up and down by keys. */

/** A bare number means pixels, as in every design tool. */
export function asLengths(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map(part => (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(part) && Number(part) !== 0 ? `${part}px` : part))
    .join(' ');
}

/** The number that the cursor is at, larger or smaller by `by`; undefined where there is none. */
export function stepped(text: string, cursor: number, by: number): { text: string; cursor: number } | undefined {
  for (const match of text.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)) {
    const end = match.index + match[0].length;
    const unitEnd = end + (/^[a-z%]*/i.exec(text.slice(end))?.[0].length ?? 0);
    if (cursor < match.index || cursor > unitEnd) continue;
    const number = String(Math.round((Number(match[0]) + by) * 1000) / 1000);
    return { text: text.slice(0, match.index) + number + text.slice(end), cursor: match.index + number.length };
  }
  return undefined;
}

/** The four sides as briefly as they can be written. */
export function sidesText(top: string, right: string, bottom: string, left: string): string {
  if (left !== right) return [top, right, bottom, left].join(' ');
  if (top !== bottom) return [top, right, bottom].join(' ');
  return top === right ? top : `${top} ${right}`;
}
