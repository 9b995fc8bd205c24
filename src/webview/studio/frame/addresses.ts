import type { Unloaded } from '../../../core/studio/pageFrame.ts';
import { placeholder, placeholderSize, withoutAddresses } from '../../../core/studio/placeholder.ts';
import * as dom from './dom.ts';

/** What of a page is elsewhere, and is not asked for. */

const isElsewhere = (address: string | null): address is string =>
  address !== null && address.trim() !== '' && !/^\s*(?:data:|#|javascript:|about:)/i.test(address);

/** Of an element that is taken out as a whole. */
export function count(element: Element, unloaded: Unloaded): void {
  switch (dom.localNameOf(element).toLowerCase()) {
    case 'script':
      unloaded.scripts++;
      return;
    case 'link':
      if (/stylesheet/i.test(dom.attributeOf(element, 'rel') ?? '')) unloaded.styles++;
      return;
    case 'object':
    case 'embed':
      unloaded.others++;
  }
}

/** Placeholders for pictures, and style text without addresses. */
export function placeInstead(element: Element, unloaded: Unloaded): void {
  const name = dom.localNameOf(element).toLowerCase();
  if (name === 'img') picture(element, unloaded);
  else if (name === 'input') inputPicture(element, unloaded);
  else if (name === 'source') set(element, 'srcset', null);
  else if (name === 'image') drawnPicture(element, unloaded);
  else if (name === 'style') styleText(element, unloaded);
  else if (name === 'video' || name === 'audio') film(element, unloaded);
  else if (name === 'iframe' || name === 'frame') {
    if (dom.attributeOf(element, 'src') !== null || dom.attributeOf(element, 'srcdoc') !== null) unloaded.others++;
  }
  const style = dom.attributeOf(element, 'style');
  if (style === null) return;
  const { css, count: found } = withoutAddresses(style);
  if (found === 0) return;
  unloaded.pictures += found;
  set(element, 'style', css);
}

function picture(element: Element, unloaded: Unloaded): void {
  const [src, srcset] = [dom.attributeOf(element, 'src'), dom.attributeOf(element, 'srcset')];
  const hasSet = srcset !== null && !/^\s*data:/i.test(srcset);
  if (hasSet) set(element, 'srcset', null);
  if (!isElsewhere(src) && !(hasSet && src === null)) return;
  unloaded.pictures++;
  set(element, 'src', placeholderOf(element, src ?? srcset ?? ''));
}

function inputPicture(element: Element, unloaded: Unloaded): void {
  const src = dom.attributeOf(element, 'src');
  if (!isElsewhere(src)) return;
  unloaded.pictures++;
  set(element, 'src', placeholderOf(element, src));
}

/** Within a drawing. */
function drawnPicture(element: Element, unloaded: Unloaded): void {
  for (const name of ['href', 'xlink:href']) {
    const address = dom.attributeOf(element, name);
    if (!isElsewhere(address)) continue;
    unloaded.pictures++;
    set(element, name, placeholderOf(element, address));
  }
}

function film(element: Element, unloaded: Unloaded): void {
  const poster = dom.attributeOf(element, 'poster');
  const src = dom.attributeOf(element, 'src');
  if (isElsewhere(src)) unloaded.others++;
  if (dom.localNameOf(element).toLowerCase() === 'video' && (isElsewhere(poster) || isElsewhere(src))) {
    set(element, 'poster', placeholderOf(element, poster ?? ''));
  }
}

function styleText(element: Element, unloaded: Unloaded): void {
  for (const child of dom.childrenOf(element)) {
    if (!dom.isCharacterData(child)) continue;
    const text = dom.dataOf(child);
    const { css, count: found } = withoutAddresses(text);
    if (found === 0) continue;
    unloaded.styles += found;
    dom.replaceData(child, 0, text.length, css);
  }
}

function placeholderOf(element: Element, address: string): string {
  const [width, height] = [dom.attributeOf(element, 'width'), dom.attributeOf(element, 'height')];
  return placeholder(placeholderSize({ width, height, address }), dom.attributeOf(element, 'alt') ?? '');
}

/** `null` takes the attribute away. */
function set(element: Element, name: string, value: string | null): void {
  const attribute = [...dom.attributesOf(element)].find(entry => entry.name === name);
  if (value === null) {
    if (attribute) dom.removeAttributeNode(element, attribute);
  } else if (attribute) attribute.value = value;
  else dom.setAttribute(element, name, value);
}
