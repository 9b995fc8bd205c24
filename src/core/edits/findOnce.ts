/** Where a text stands in a source, if in one place only. */
export type Found = { start: number; end: number; exact: boolean } | { count: number };

/**
 * Exactly as it is written; else with other white space, which models do not copy well. Several places are none: a
 * guess would change the wrong one.
 */
export class Finder {
  readonly #source: string;
  readonly #lineEnd: string;
  #squeezed: { text: string; offsets: number[] } | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#lineEnd = lineEndOf(source);
  }

  /** `search` with lines that end with `\n`, whatever those of the source end with. */
  find(search: string): Found {
    const source = this.#source;
    const wanted = search.replaceAll('\n', this.#lineEnd);
    const places = placesOf(wanted, source);
    const [start] = places;
    if (places.length === 1 && start !== undefined) return { start, end: start + wanted.length, exact: true };
    if (places.length > 1) {
      // Written as whole lines, it is those that are whole lines: `  <p>` also stands within `    <p>`.
      const asLines = /^[ \t]|\n/.test(search) ? places.filter(at => isWholeLines(source, at, at + wanted.length)) : [];
      const [line] = asLines;
      if (asLines.length === 1 && line !== undefined) return { start: line, end: line + wanted.length, exact: true };
      return { count: places.length };
    }
    return this.#findSqueezed(search);
  }

  #findSqueezed(search: string): Found {
    this.#squeezed ??= squeeze(this.#source);
    const { text, offsets } = this.#squeezed;
    const wanted = squeeze(search).text;
    const places = wanted === '' ? [] : placesOf(wanted, text);
    const [at] = places;
    if (places.length !== 1 || at === undefined) return { count: places.length };
    return { start: offsets[at] ?? 0, end: (offsets[at + wanted.length - 1] ?? 0) + 1, exact: false };
  }
}

export function lineEndOf(source: string): string {
  return /\r\n/.test(source) ? '\r\n' : '\n';
}

function placesOf(wanted: string, source: string): number[] {
  const places: number[] = [];
  for (let at = source.indexOf(wanted); at >= 0; at = source.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

export function isWholeLines(source: string, start: number, end: number): boolean {
  return (start === 0 || source[start - 1] === '\n') && (end === source.length || /[\r\n]/.test(source[end] ?? ''));
}

/** Without white space, and where each character stood. */
function squeeze(source: string): { text: string; offsets: number[] } {
  const offsets: number[] = [];
  let text = '';
  for (const { 0: piece, index } of source.matchAll(/\S+/g)) {
    text += piece;
    for (let at = 0; at < piece.length; at++) offsets.push(index + at);
  }
  return { text, offsets };
}
