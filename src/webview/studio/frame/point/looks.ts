import { type PickedElement, pickedProperties } from '../../../../core/studio/point/frameTalk.ts';
import { declaredProperties } from '../../../../core/studio/source/styleDeclarations.ts';
import * as dom from '../dom.ts';
import { pointed } from './place.ts';

/** A page's own scripts, where they run, come later. */
const computedStyle = getComputedStyle;
/** Elements whose text is none, or is not read as text. */
const withoutText = new Set(
  'area br col embed hr img input source track wbr script style template iframe object video audio canvas select svg'.split(
    ' ',
  ),
);

/** How an element looks now, for the fields that change it. */
export function looksOf(element: Element): PickedElement | undefined {
  const place = pointed(element);
  if (!place) return undefined;
  const computed = computedStyle(element);
  const style = Object.fromEntries(pickedProperties.map(name => [name, computed.getPropertyValue(name)]));
  const ownText = ownTextOf(element);
  return {
    ...place,
    style,
    inline: declaredProperties(dom.attributeOf(element, 'style') ?? ''),
    ...(ownText === undefined ? {} : { ownText }),
    ...(dom.localNameOf(element) === 'img' ? { alt: dom.attributeOf(element, 'alt') ?? '' } : {}),
  };
}

function ownTextOf(element: Element): string | undefined {
  if (withoutText.has(dom.localNameOf(element))) return undefined;
  for (const child of dom.childrenOf(element)) if (dom.nodeTypeOf(child) !== 3) return undefined;
  return dom.textOf(element) ?? '';
}
