/** Where the words that were searched for stand in a title: from and to, in UTF-16 units, in order, none twice. */
export function wordRanges(title: string, query: string): [number, number][] {
  const text = title.toLowerCase();
  // Where letters change their length with their case, places would be wrong: better none.
  if (text.length !== title.length) return [];
  const found: [number, number][] = [];
  for (const word of query.toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of found) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
