import { type ChildNode, type Element, isElement } from './pageParts.ts';

/** White space beside them is not shown. */
const blocks = new Set(
  (
    'address article aside blockquote body br caption col colgroup dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary ' +
    'table tbody td tfoot th thead tr ul svg g defs symbol'
  ).split(' '),
);

/** A text as it is shown: runs of white space are one blank, and none where a block begins or ends. */
export function keptSpace(text: string, parent: Element, index: number): string {
  const single = text.replace(/[ \t\n\r\f]+/g, ' ');
  const before = parent.childNodes[index - 1];
  const after = parent.childNodes[index + 1];
  const start = single.startsWith(' ') && isEdge(before, parent) ? single.slice(1) : single;
  return start.endsWith(' ') && isEdge(after, parent) ? start.slice(0, -1) : start;
}

function isEdge(neighbour: ChildNode | undefined, parent: Element): boolean {
  return neighbour === undefined ? blocks.has(parent.tagName) : isElement(neighbour) && blocks.has(neighbour.tagName);
}
