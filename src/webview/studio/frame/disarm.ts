import type { Unloaded } from '../../../core/studio/pageFrame.ts';
import { count, placeInstead } from './addresses.ts';
import * as dom from './dom.ts';

/**
 * Elements that are nothing to look at and could ask for something, run something or lead away. The policy of the
 * frame stops all of that but name look-ups, connections opened ahead (`link`) and a refresh that leads to an error
 * page; the rest is taken out so that no wall stands alone.
 */
const removed = new Set(['script', 'link', 'base', 'object', 'embed', 'applet', 'portal', 'fencedframe', 'frameset']);
const attributes = new Set([
  'autofocus',
  'ping',
  'attributionsrc',
  'srcdoc',
  'nonce',
  'target',
  'download',
  'action',
  'formaction',
  'formtarget',
  'is',
]);

/**
 * Takes out of a parsed page, which is not yet shown, whatever could do more than be looked at, and puts a placeholder
 * where a picture of another server would be. `unloaded` is told of each.
 */
export function disarm(node: Node, unloaded: Unloaded): void {
  for (const child of dom.childrenOf(node)) {
    if (!dom.isElement(child)) continue;
    if (isRemoved(child)) {
      count(child, unloaded);
      // A comment keeps the place of every other node, and so the patch that follows small.
      dom.replaceChild(node, dom.createComment(document, ''), child);
      continue;
    }
    placeInstead(child, unloaded);
    disarmAttributes(child);
    disarm(child, unloaded);
    if (child instanceof HTMLTemplateElement) disarm(dom.contentOf(child), unloaded);
  }
}

function isRemoved(element: Element): boolean {
  const name = dom.localNameOf(element).toLowerCase();
  return removed.has(name) || (name === 'meta' && dom.attributeOf(element, 'http-equiv') !== null);
}

function disarmAttributes(element: Element): void {
  const name = dom.localNameOf(element).toLowerCase();
  for (const attribute of [...dom.attributesOf(element)]) {
    const key = attribute.name.toLowerCase();
    const framed = key === 'src' && (name === 'iframe' || name === 'frame');
    if (framed || key.startsWith('on') || attributes.has(key)) dom.removeAttributeNode(element, attribute);
  }
}
