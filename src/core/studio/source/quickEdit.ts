/** Small changes of one element that need no model. Nothing else of the page becomes another by them. */
import { attributeEdits, attributeValue } from './startTag.ts';
import { doubling, type Move, removal, shift } from './elementMoves.ts';
import { type ElementPath, type PageTree, readPage, type SourceElement } from './pageTree.ts';
import { textEdits } from './elementText.ts';
import { childrenText, nodeAt, sameElsewhere } from './sameElsewhere.ts';
import { applySourceEdits, type SourceEdit } from './sourceEdit.ts';
import { withDeclaration } from './styleDeclarations.ts';

export type QuickChange =
  | { kind: 'text'; text: string }
  /** Without `value` the declaration is taken away. */
  | { kind: 'style'; property: string; value?: string | undefined }
  | { kind: 'attribute'; name: string; value?: string | undefined }
  | { kind: 'delete' }
  | { kind: 'duplicate' }
  | { kind: 'up' }
  | { kind: 'down' };

/**
 * `unwritten`: the parser added it; `entangled`: its tags are nested so that a change of it changes others;
 * `not-text`: there are elements in it; `needed`: a page has it once; `no-sibling`: nothing to change places with.
 */
export type QuickProblem = 'unwritten' | 'entangled' | 'not-text' | 'needed' | 'no-sibling';

export type QuickResult =
  | { readonly html: string; readonly edits: readonly SourceEdit[]; readonly path?: ElementPath }
  | { readonly problem: QuickProblem };

/** @returns the page after it, and where the element is then; or why it is not done */
export function quickEdit(tree: PageTree, path: ElementPath, change: QuickChange): QuickResult {
  const element = tree.exactlyAt(path);
  if (!element) return { problem: 'unwritten' };
  switch (change.kind) {
    case 'text': {
      const edits = textEdits(tree.html, element, change.text);
      return edits ? inside(tree, element, edits) : { problem: 'not-text' };
    }
    case 'style': {
      const style = withDeclaration(attributeValue(element, 'style') ?? '', change.property, change.value);
      return inTag(tree, element, 'style', style === '' ? undefined : style);
    }
    case 'attribute':
      return inTag(tree, element, change.name, change.value);
    default:
      return moved(tree, element, change.kind);
  }
}

/** Attributes may become others; what is in the element may not. */
function inTag(tree: PageTree, element: SourceElement, name: string, value: string | undefined): QuickResult {
  if (attributeValue(element, name) === value) return { html: tree.html, edits: [], path: element.path };
  return inside(tree, element, attributeEdits(tree.html, element, name, value), true);
}

function inside(tree: PageTree, element: SourceElement, edits: SourceEdit[], keepsContent = false): QuickResult {
  const html = applySourceEdits(tree.html, edits);
  const after = readPage(html);
  const is = nodeAt(after, element.path);
  const isContentKept = is && childrenText(is.childNodes) === childrenText(element.node.childNodes);
  if (!sameElsewhere(tree, after, [element.path]) || (keepsContent && !isContentKept)) return { problem: 'entangled' };
  return { html, edits, path: element.path };
}

function moved(tree: PageTree, element: SourceElement, kind: 'delete' | 'duplicate' | 'up' | 'down'): QuickResult {
  const { path } = element;
  const own = path.at(-1);
  if (own === undefined || (path.length === 1 && ['head', 'body'].includes(element.name))) return { problem: 'needed' };
  const move = moveOf(tree, element, kind);
  if (!move) return { problem: 'no-sibling' };
  const html = applySourceEdits(tree.html, move.edits);
  const after = readPage(html);
  const parent = path.slice(0, -1);
  const before = nodeAt(tree, parent)?.childNodes ?? [];
  const now = nodeAt(after, parent);
  const wanted = reordered(before, own, kind);
  if (!now || !sameElsewhere(tree, after, [parent]) || childrenText(now.childNodes) !== childrenText(wanted)) {
    return { problem: 'entangled' };
  }
  const place = move.at === undefined ? undefined : after.startingAt(move.at)?.path;
  return { html, edits: move.edits, ...(place ? { path: place } : {}) };
}

function moveOf(
  tree: PageTree,
  element: SourceElement,
  kind: 'delete' | 'duplicate' | 'up' | 'down',
): Move | undefined {
  if (kind === 'delete') return removal(tree, element);
  if (kind === 'duplicate') return doubling(tree, element);
  return shift(tree, element, kind === 'up' ? -1 : 1);
}

/** The children as they should be: with its neighbour the element changes places, all else stays. */
function reordered<T extends { nodeName: string }>(children: readonly T[], at: number, kind: string): T[] {
  const list = [...children];
  const [element] = list.splice(at, 1);
  if (!element || kind === 'delete') return list;
  if (kind === 'duplicate') return children.toSpliced(at, 0, element);
  const step = kind === 'up' ? -1 : 1;
  let other = at + step;
  while (children[other]?.nodeName.startsWith('#')) other += step;
  const neighbour = children[other];
  if (!neighbour) return [...children];
  const result = [...children];
  result[at] = neighbour;
  result[other] = element;
  return result;
}
