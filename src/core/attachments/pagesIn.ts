/** A page of a document as an answer refers to it. */
export interface PageReference {
  /** UTF-16 offsets in the text, brackets included. */
  readonly from: number;
  readonly to: number;
  /** From 1; the first, where it names several. */
  readonly page: number;
}

const list = String.raw`(\d{1,4})(?:\s?(?:[-–—~～,，、;；]|and|to|和|至|到)\s?(?:pp?\.\s?|第\s?)?\d{1,4})*`;
const marked = new RegExp(
  String.raw`[[【［(（]\s?(?:(?:pp?\.|pages?)\s?${list}|第\s?${list}\s?页)\s?[\]】］)）](?!\()`,
  'gi',
);

/**
 * `[p. 3]`, `(pages 3-5)`, `[第 3 页]`.
 * @param pageCount of the document: what lies behind its end is no page of it
 */
export function pagesIn(text: string, pageCount = Number.POSITIVE_INFINITY): PageReference[] {
  const pages: PageReference[] = [];
  for (const match of text.matchAll(marked)) {
    const page = Number(match[1] ?? match[2]);
    if (page >= 1 && page <= pageCount) pages.push({ from: match.index, to: match.index + match[0].length, page });
  }
  return pages;
}
