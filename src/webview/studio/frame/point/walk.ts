import type { Step } from '../../../../core/studio/point/frameTalk.ts';
import * as dom from '../dom.ts';
import { isPointable } from './place.ts';

/** The element beside this one, among those that can be pointed at; undefined where there is none. */
export function walked(from: Element, step: Step): Element | undefined {
  if (step === 'child') return firstPointable(dom.firstChildOf(from), dom.nextSiblingOf);
  if (step === 'next') return firstPointable(dom.nextSiblingOf(from), dom.nextSiblingOf);
  if (step === 'previous') return firstPointable(dom.previousSiblingOf(from), dom.previousSiblingOf);
  const parent = dom.parentOf(from);
  return parent && isPointable(parent) && parent !== dom.rootOf(document) ? parent : undefined;
}

function firstPointable(start: Node | null, onward: (node: Node) => Node | null): Element | undefined {
  for (let node = start; node; node = onward(node)) if (isPointable(node)) return node;
  return undefined;
}
