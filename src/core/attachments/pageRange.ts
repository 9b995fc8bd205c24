/**
 * Page numbers as people write them: `1-3, 7`, `5-`, `-2`; a full-width comma or dash is one too.
 * @returns the pages in order, each once; undefined where it cannot be read or names no page that there is
 */
export function parsePages(text: string, pageCount: number): number[] | undefined {
  const pages = new Set<number>();
  const pieces = text
    .split(/[,，、;；\s]+/)
    .map(piece => piece.replaceAll(/[–—－~～]/g, '-'))
    .filter(piece => piece !== '');
  for (const piece of pieces) {
    const [, from, dash, to] = /^(\d*)(-?)(\d*)$/.exec(piece) ?? [];
    if (from === undefined || (from === '' && to === '')) return undefined;
    const first = from === '' ? 1 : Number(from);
    const last = dash === '' ? first : to === '' || to === undefined ? pageCount : Number(to);
    if (first < 1 || last > pageCount || first > last) return undefined;
    for (let page = first; page <= last; page++) pages.add(page);
  }
  return pages.size === 0 ? undefined : [...pages].sort((a, b) => a - b);
}

/** `1-3, 7` of 1, 2, 3 and 7. */
export function formatPages(pages: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
