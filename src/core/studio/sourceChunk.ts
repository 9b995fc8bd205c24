/**
 * Which part of `pending` may be written into the document now. The rest waits for what follows it: an edit that ends
 * in `>`, `/` or `=` looks to the editor's HTML support as if a person had typed it, and is answered with an end tag or
 * quotation marks; half of a surrogate pair is no character, and half of a line end would count as a whole one.
 */
export function writableLength(pending: string): number {
  const unfinished = /(?:[>/=\r]|[\ud800-\udbff])+$/.exec(pending);
  return unfinished ? unfinished.index : pending.length;
}

/** As the editor counts: a document's own line ends are not the page's. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The one piece of `before` that has to be replaced to make it `after`; none when they are the same. */
export function changedPart(before: string, after: string): { start: number; end: number; text: string } | undefined {
  if (before === after) return undefined;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shortest - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  // A line end or a character outside the first plane is two units: an edit must not part them.
  if (start > 0 && splits(before, start, after)) start--;
  if (same > 0 && isSecondHalf(before.charCodeAt(before.length - same), before.charCodeAt(before.length - same - 1))) {
    same--;
  }
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

function splits(before: string, at: number, after: string): boolean {
  return (
    isSecondHalf(before.charCodeAt(at), before.charCodeAt(at - 1)) ||
    isSecondHalf(after.charCodeAt(at), after.charCodeAt(at - 1))
  );
}

function isSecondHalf(code: number, previous: number): boolean {
  return (code >= 0xdc00 && code <= 0xdfff) || (code === 10 && previous === 13);
}
