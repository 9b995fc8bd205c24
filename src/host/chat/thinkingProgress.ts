/**
 * Shows what a model is thinking while it thinks. The editor keeps every line of progress and folds them into one when
 * the answer begins, so each is a finished thought, and they come less and less often the longer it takes.
 */
export class ThinkingProgress {
  readonly #show: (line: string) => void;
  readonly #now: () => number;
  #text = '';
  #shown = '';
  #nextAt = Number.NEGATIVE_INFINITY;
  #waitMs = firstWaitMs;

  constructor(show: (line: string) => void, now = () => performance.now()) {
    this.#show = show;
    this.#now = now;
  }

  push(text: string): void {
    // Only the end is ever shown, and reasoning may be long.
    this.#text = (this.#text + text).slice(-2000);
    const now = this.#now();
    if (now < this.#nextAt) return;
    const line = latestThought(this.#text);
    if (line === undefined || line === this.#shown) return;
    this.#shown = line;
    this.#nextAt = now + this.#waitMs;
    this.#waitMs = Math.min(this.#waitMs * 1.25, longestWaitMs);
    this.#show(line);
  }
}

const firstWaitMs = 800;
const longestWaitMs = 10_000;
const maxLength = 160;

/** The last finished sentence or line of a text, as one line of plain words. */
export function latestThought(text: string): string | undefined {
  const finished = /^[\s\S]*(?:[.!?:;](?=\s)|[。！？；]|\n)/.exec(text)?.[0] ?? '';
  const thoughts = finished.split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/).map(plain);
  const last = thoughts.findLast(thought => /[\p{L}\p{N}]/u.test(thought));
  return last && last.length > maxLength ? `${last.slice(0, maxLength).trimEnd()}…` : last;
}

/** Without the marks of Markdown, and with white space as single spaces. */
function plain(line: string): string {
  return line
    .replace(/^\s*(?:[-*+>]\s+|#{1,6}\s+|\d+[.)]\s+)*/, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
