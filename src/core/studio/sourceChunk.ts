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
