import type { ElementName, PageBox, PointedElement } from '../../../../core/studio/point/frameTalk.ts';
import * as dom from '../dom.ts';

/** Nothing to look at, and so nothing to point at. */
const unseen = new Set(['head', 'script', 'style', 'template', 'title', 'meta', 'link', 'base']);
const textLength = 60;
const mostClasses = 3;

export function isPointable(node: Node): node is Element {
  return dom.isElement(node) && !unseen.has(dom.localNameOf(node));
}

/** Child indexes from `html` down; undefined for what is no longer in the page. */
export function pathOf(element: Element): number[] | undefined {
  const root = dom.rootOf(document);
  const path: number[] = [];
  let node: Node = element;
  while (node !== root) {
    const parent = dom.parentOf(node);
    if (!parent) return undefined;
    let index = 0;
    for (let before = dom.previousSiblingOf(node); before; before = dom.previousSiblingOf(before)) index++;
    path.unshift(index);
    node = parent;
  }
  return path;
}

export function elementAtPath(path: readonly number[]): Element | undefined {
  let node: Node = dom.rootOf(document);
  for (const index of path) {
    let child: Node | null = dom.firstChildOf(node);
    for (let skipped = 0; child && skipped < index; skipped++) child = dom.nextSiblingOf(child);
    if (!child || !dom.isElement(child)) return undefined;
    node = child;
  }
  return isPointable(node) ? node : undefined;
}

export function boxOf(element: Element): PageBox {
  const { x, y, width, height } = dom.boxOf(element);
  return { x, y, width, height };
}

export function pointed(element: Element): PointedElement | undefined {
  const path = pathOf(element);
  if (!path) return undefined;
  const chain: ElementName[] = [];
  for (let node: Node | null = element; node && chain.length < path.length; node = dom.parentOf(node)) {
    if (dom.isElement(node)) chain.unshift(nameOf(node));
  }
  return { path, chain, box: boxOf(element), text: shortText(element) };
}

function nameOf(element: Element): ElementName {
  const id = dom.attributeOf(element, 'id')?.trim();
  const classes = (dom.attributeOf(element, 'class') ?? '').split(/\s+/).filter(name => name !== '');
  return {
    name: dom.localNameOf(element),
    ...(id ? { id } : {}),
    ...(classes.length > 0 ? { classes: classes.slice(0, mostClasses) } : {}),
  };
}

function shortText(element: Element): string {
  const text = (dom.textOf(element) ?? '').replaceAll(/\s+/g, ' ').trim();
  return text.length > textLength ? `${text.slice(0, textLength).trimEnd()}…` : text;
}
