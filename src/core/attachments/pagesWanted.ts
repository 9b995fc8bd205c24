import { parsePages } from './pageRange.ts';

const form = /\b(?:pages?|pp?\.)\s*((?:\d|[-–—~,，、\s])*\d[-–—~]?)|第\s*((?:\d|[-–—~～,，、\s])*\d)\s*页/i;

/**
 * Pages of a document that a wish names: `pages 11-20`, `第 3、5 页`.
 * @returns the pages and the wish without them; nothing where none are named that there are
 */
export function pagesWanted(wish: string, pageCount: number): { pages: readonly number[]; rest: string } | undefined {
  const match = form.exec(wish);
  const pages = match && parsePages(match[1] ?? match[2] ?? '', pageCount);
  if (!match || !pages) return undefined;
  const rest = `${wish.slice(0, match.index)} ${wish.slice(match.index + match[0].length)}`;
  return { pages, rest: rest.replace(/\s+/g, ' ').trim() };
}
