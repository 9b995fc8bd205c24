import * as dom from './dom.ts';

/**
 * Makes the children of `live` like those of `next`, touching only what differs: while a page grows, everything that
 * stood already stays the same node, so nothing flickers, scrolls back or loses its focus. Nodes of `next` move over.
 */
export function patchChildren(live: Node, next: Node): void {
  let old = dom.firstChildOf(live);
  for (const fresh of dom.childrenOf(next)) {
    if (!old) {
      dom.insertBefore(live, fresh, null);
      continue;
    }
    if (!isSame(old, fresh)) {
      const afterOld = dom.nextSiblingOf(old);
      const afterFresh = dom.nextSiblingOf(fresh);
      if (afterOld && dom.isEqualNode(afterOld, fresh)) {
        // `old` was removed from the page.
        dom.removeChild(live, old);
        old = dom.nextSiblingOf(afterOld);
        continue;
      }
      const inserted = afterFresh !== null && dom.isEqualNode(old, afterFresh);
      if (inserted) {
        dom.insertBefore(live, fresh, old);
      } else {
        dom.replaceChild(live, fresh, old);
        old = afterOld;
      }
      continue;
    }
    patchNode(old, fresh);
    old = dom.nextSiblingOf(old);
  }
  while (old) {
    const following = dom.nextSiblingOf(old);
    dom.removeChild(live, old);
    old = following;
  }
}

/** Makes `live` like `next`, which has the same name. */
export function patchNode(live: Node, next: Node): void {
  if (dom.isCharacterData(live) && dom.isCharacterData(next)) {
    patchText(live, dom.dataOf(next));
  } else if (dom.isElement(live) && dom.isElement(next)) {
    patchAttributes(live, next);
    patchChildren(live, next);
    if (live instanceof HTMLTemplateElement && next instanceof HTMLTemplateElement) {
      patchChildren(dom.contentOf(live), dom.contentOf(next));
    }
  }
}

function isSame(a: Node, b: Node): boolean {
  if (dom.nodeTypeOf(a) !== dom.nodeTypeOf(b) || dom.nodeNameOf(a) !== dom.nodeNameOf(b)) return false;
  if (!dom.isElement(a) || !dom.isElement(b)) return true;
  return dom.namespaceOf(a) === dom.namespaceOf(b) && dom.attributeOf(a, 'id') === dom.attributeOf(b, 'id');
}

function patchText(live: CharacterData, text: string): void {
  const now = dom.dataOf(live);
  if (now === text) return;
  // Growing text is appended, so that a selection in it stays.
  if (text.startsWith(now)) dom.replaceData(live, now.length, 0, text.slice(now.length));
  else dom.replaceData(live, 0, now.length, text);
}

function patchAttributes(live: Element, next: Element): void {
  for (const attribute of [...dom.attributesOf(live)]) {
    if (dom.attributeNsOf(next, attribute.namespaceURI, attribute.localName) === null) {
      dom.removeAttributeNode(live, attribute);
    }
  }
  for (const attribute of [...dom.attributesOf(next)]) {
    if (dom.attributeNsOf(live, attribute.namespaceURI, attribute.localName) === attribute.value) continue;
    dom.removeAttributeNode(next, attribute);
    dom.setAttributeNode(live, attribute);
  }
}
