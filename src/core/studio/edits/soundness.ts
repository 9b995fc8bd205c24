import { TagScanner } from '../tagScanner.ts';

/** A page that has less left than this was not edited but lost; small ones may well be emptied. */
const leastShare = 0.25;
const smallPage = 1000;

/**
 * Whether an edited page is still a page. Any text is HTML to a browser: what is asked is whether something that ended
 * ends no longer (an element, a comment, the style sheet), and whether most of it is still there.
 */
export function isStillSound(before: string, after: string): boolean {
  if (before.length > smallPage && after.length < before.length * leastShare) return false;
  const [was, is] = [endOf(before), endOf(after)];
  return (is.rootClosed || !was.rootClosed) && (is.outside || !was.outside);
}

function endOf(html: string): TagScanner {
  const scanner = new TagScanner();
  for (const char of html) scanner.feed(char);
  return scanner;
}
