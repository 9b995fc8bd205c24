import type { NamedLines } from '../../../protocol/index.ts';

const named =
  /(?<![\p{L}\p{N}_./\\-])((?:[\p{L}\p{N}_@~+-]|[./](?!\s))+\.[A-Za-z]\w{0,9})(?::|#L)(\d{1,6})(?::\d{1,4})?(?:[-–]L?(\d{1,6}))?/gu;

/** Where a text names lines of a file, as `src/cart.ts:12-18` or `cart.ts#L12`. */
export function namedLinesIn(text: string): (NamedLines & { index: number; length: number })[] {
  return [...text.matchAll(named)].flatMap(match => {
    // Chinese leaves no blank in front of a path.
    const before = /^\p{Script=Han}+(?=[A-Za-z])/u.exec(match[0])?.[0].length ?? 0;
    const [whole, name = '', start, end] = match;
    const path = name.slice(before);
    const startLine = Number(start);
    const endLine = Number(end ?? start);
    if (path.includes('//') || startLine < 1 || endLine < startLine) return [];
    return [{ path, startLine, endLine, index: match.index + before, length: whole.length - before }];
  });
}
