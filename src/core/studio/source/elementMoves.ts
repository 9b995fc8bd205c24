/** Elements taken out, doubled and put elsewhere among their siblings; a line that they have for themselves goes with them. */
import { type ElementPath, isElement, type PageTree, type SourceElement, type Span } from './pageTree.ts';
import { nodeAt } from './sameElsewhere.ts';
import type { SourceEdit } from './sourceEdit.ts';

/** `at`: where the element that was meant begins in the source afterwards; none where it is gone. */
export interface Move {
  readonly edits: SourceEdit[];
  readonly at?: number;
}

export function removal(tree: PageTree, element: SourceElement): Move {
  const span = isPreformatted(tree, element.path) ? element : (ownLines(tree.html, element) ?? element);
  return { edits: [{ start: span.start, end: span.end, text: '' }] };
}

export function doubling(tree: PageTree, element: SourceElement): Move {
  const { html } = tree;
  const { start, end } = element;
  const source = html.slice(start, end);
  const lines = isPreformatted(tree, element.path) ? undefined : ownLines(html, element);
  // What ends at a line end without an end tag brings that line end along.
  const apart = lines && !/[\r\n]\s*$/.test(source) ? `${lineEndOf(html)}${html.slice(lines.start, start)}` : '';
  return { edits: [{ start: end, end, text: apart + source }], at: end + apart.length };
}

/** Changes places with the element in front of it, or behind it; what stands between them stays. */
export function shift(tree: PageTree, element: SourceElement, by: -1 | 1): Move | undefined {
  const other = neighbour(tree, element, by);
  if (!other) return undefined;
  const [first, second] = by < 0 ? [other, element] : [element, other];
  if (first.end > second.start) return undefined;
  const { html } = tree;
  const between = html.slice(first.end, second.start);
  const [a, b] = [html.slice(first.start, first.end), html.slice(second.start, second.end)];
  const edits = [{ start: first.start, end: second.end, text: b + between + a }];
  return { edits, at: by < 0 ? first.start : first.start + b.length + between.length };
}

function neighbour(tree: PageTree, { path }: SourceElement, by: -1 | 1): SourceElement | undefined {
  const parent = nodeAt(tree, path.slice(0, -1));
  for (let index = (path.at(-1) ?? 0) + by; parent && index >= 0 && index < parent.childNodes.length; index += by) {
    const node = parent.childNodes[index];
    if (node && isElement(node)) return tree.exactlyAt([...path.slice(0, -1), index]);
  }
  return undefined;
}

/** The lines from end to end, the last line end with them, when nothing else stands on them. */
function ownLines(html: string, { start, end }: Span): Span | undefined {
  const before = /(?:^|[\r\n])([^\S\r\n]*)$/.exec(html.slice(Math.max(0, start - 500), start));
  if (!before || (start > 500 && before[1]?.length === 500)) return undefined;
  const from = start - (before[1]?.length ?? 0);
  if (/[\r\n]\s*$/.test(html.slice(start, end))) return { start: from, end: end - trailingBlank(html, from, end) };
  const after = /^[^\S\r\n]*(?:\r\n|\r|\n|$)/.exec(html.slice(end, end + 500));
  return after ? { start: from, end: end + after[0].length } : undefined;
}

/** What ends at the indentation of the next line leaves that indentation there. */
function trailingBlank(html: string, start: number, end: number): number {
  return /[^\S\r\n]*$/.exec(html.slice(start, end))?.[0].length ?? 0;
}

function lineEndOf(html: string): string {
  return /\r\n|\r|\n/.exec(html)?.[0] ?? '\n';
}

function isPreformatted(tree: PageTree, path: ElementPath): boolean {
  return path.some((_, depth) =>
    ['pre', 'textarea', 'listing'].includes(nodeAt(tree, path.slice(0, depth))?.tagName ?? ''),
  );
}
