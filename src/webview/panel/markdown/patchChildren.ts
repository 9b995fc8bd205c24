/**
 * Makes an element's children equal to others with the fewest changes: nodes that stay keep the user's selection, and a
 * word more is a word appended to a text node.
 */
import { islandOf } from './island.ts';

export function patchChildren(target: Node, source: Node): void {
  let current = target.firstChild;
  let wanted = source.firstChild;
  while (wanted) {
    const nextWanted = wanted.nextSibling;
    if (!current) {
      target.appendChild(wanted);
    } else {
      const next: ChildNode | null = current.nextSibling;
      patchNode(current, wanted);
      current = next;
    }
    wanted = nextWanted;
  }
  while (current) {
    const next: ChildNode | null = current.nextSibling;
    current.remove();
    current = next;
  }
}

function patchNode(current: ChildNode, wanted: ChildNode): void {
  if (current instanceof Text && wanted instanceof Text) {
    patchText(current, wanted.data);
    return;
  }
  if (!(current instanceof Element && wanted instanceof Element) || current.tagName !== wanted.tagName) {
    current.replaceWith(wanted);
    return;
  }
  const currentIsland = islandOf(current);
  const wantedIsland = islandOf(wanted);
  if (currentIsland || wantedIsland) {
    if (!(currentIsland && wantedIsland && currentIsland.adopt(wantedIsland))) current.replaceWith(wanted);
    return;
  }
  patchAttributes(current, wanted);
  patchChildren(current, wanted);
}

function patchAttributes(current: Element, wanted: Element): void {
  for (const { name } of [...current.attributes]) if (!wanted.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of wanted.attributes) {
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
}

/** Only what differs is exchanged: a selection that ends before it stays. */
function patchText(current: Text, wanted: string): void {
  const { data } = current;
  if (wanted.startsWith(data)) {
    if (wanted.length > data.length) current.appendData(wanted.slice(data.length));
    return;
  }
  let same = 0;
  while (same < data.length && data[same] === wanted[same]) same++;
  current.replaceData(same, data.length - same, wanted.slice(same));
}
