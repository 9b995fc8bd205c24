/** A moment of a film as an answer names it. */
export interface Moment {
  /** UTF-16 offsets in the text, brackets included. */
  readonly from: number;
  readonly to: number;
  /** From the start of the film, in milliseconds. */
  readonly atMs: number;
}

const time = String.raw`(?:\d{1,2}[:：])?\d{1,3}[:：]\d{2}(?:\.\d{1,3})?`;
const marked = new RegExp(String.raw`[[【［]\s?(${time})(?:\s?(?:[-–—~～]|to|至|到)\s?${time})?\s?[\]】］](?!\()`, 'g');

/**
 * `[0:05]`, `[1:02:33]`, and of `[0:05-0:10]` its beginning; brackets may be the wide ones. What lies behind the end of
 * the film is none of its moments.
 * @param durationMs of the film, where it is known
 */
export function momentsIn(text: string, durationMs = Number.POSITIVE_INFINITY): Moment[] {
  const moments: Moment[] = [];
  for (const match of text.matchAll(marked)) {
    const parts = (match[1] ?? '').split(/[:：]/).map(Number);
    // Minutes may be counted past the hour only where no hours are.
    if (parts.slice(1).some(part => part >= 60)) continue;
    const atMs = Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1000);
    // A model rounds: the last second is still within.
    if (atMs <= durationMs + 999) {
      moments.push({ from: match.index, to: match.index + match[0].length, atMs: Math.min(atMs, durationMs) });
    }
  }
  return moments;
}
