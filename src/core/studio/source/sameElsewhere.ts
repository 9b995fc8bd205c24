/** Whether a change of the source stayed where it was meant to: a tag that is not closed can change half of a page. */
import { serializeOuter } from 'parse5';
import { type ElementPath, isElement, isText, type PageTree, type TreeElement, type TreeNode } from './pageTree.ts';

/**
 * Both trees are the same but for what is in the elements at these paths, and these elements' own attributes. The
 * elements themselves must be there in both, under the same name.
 */
export function sameElsewhere(before: PageTree, after: PageTree, paths: readonly ElementPath[]): boolean {
  const free = new Set(paths.map(path => path.join('.')));
  const same = (a: TreeElement, b: TreeElement, path: string): boolean => {
    if (a.tagName !== b.tagName || a.namespaceURI !== b.namespaceURI) return false;
    if (free.has(path)) return true;
    if (a.childNodes.length !== b.childNodes.length || !sameAttributes(a, b)) return false;
    return a.childNodes.every((child, index) => {
      const other = b.childNodes[index];
      if (!other || child.nodeName !== other.nodeName) return false;
      if (isElement(child) && isElement(other))
        return same(child, other, path === '' ? `${index}` : `${path}.${index}`);
      return textOf(child) === textOf(other);
    });
  };
  return same(before.root, after.root, '');
}

/**
 * The children of an element as one text in which white space does not count: for changes that take elements out, put
 * them in or change their order, and move white space with them.
 */
export function childrenText(children: readonly TreeNode[]): string {
  return children
    .map(child => (isElement(child) ? serializeOuter(child) : textOf(child)))
    .join('')
    .replaceAll(/\s+/g, '');
}

export function nodeAt(tree: PageTree, path: ElementPath): TreeElement | undefined {
  let node: TreeElement = tree.root;
  for (const index of path) {
    const next = node.childNodes[index];
    if (!next || !isElement(next)) return undefined;
    node = next;
  }
  return node;
}

function sameAttributes(a: TreeElement, b: TreeElement): boolean {
  if (a.attrs.length !== b.attrs.length) return false;
  return a.attrs.every(({ name, value }, index) => b.attrs[index]?.name === name && b.attrs[index]?.value === value);
}

function textOf(node: TreeNode): string {
  if (isText(node)) return node.value;
  return 'data' in node ? node.data : '';
}
