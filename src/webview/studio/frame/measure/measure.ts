/** Where the elements of a page are, for a picture that is to take the place of one. */
import { assetAttribute } from '../../../../core/studio/assets/asset.ts';
import type { MeasuredElement } from '../../../../core/studio/assets/measuredElement.ts';
import type { FromFrame, ToFrame } from '../../../../core/studio/pageFrame.ts';
import * as dom from '../dom.ts';
import { settled } from '../drawing/draw.ts';

/** A page with more is none that a person would put pictures into one by one. */
const mostElements = 6000;
const mostLabel = 60;
const sizeWithinMs = 3000;
const pollMs = 16;
const unseen = new Set(['head', 'script', 'style', 'template', 'noscript', 'br', 'wbr']);
const pictures = new Set(['img', 'svg', 'canvas', 'video', 'picture']);

export async function measure(
  { id, width }: Extract<ToFrame, { type: 'measure' }>,
  say: (message: FromFrame) => void,
): Promise<void> {
  try {
    await settled();
    await sized(width);
    say({ type: 'measured', id, elements: measured() });
  } catch (error) {
    say({ type: 'undrawable', id, why: error instanceof Error ? error.name : 'Error' });
  }
}

/** A frame in another process is told its size late. @throws when it is not told at all */
async function sized(width: number): Promise<void> {
  for (let waitedMs = 0; Math.abs(innerWidth - width) > 1 || dom.boxOf(dom.rootOf(document)).width < 1; ) {
    if (waitedMs >= sizeWithinMs) throw new Error('no size');
    await new Promise(resolve => setTimeout(resolve, pollMs));
    waitedMs += pollMs;
  }
}

function measured(): MeasuredElement[] {
  const found: MeasuredElement[] = [];
  /** Letters and elements within. */
  const walk = (element: Element, path: readonly number[], names: readonly string[]): [number, number] => {
    let letters = 0;
    let elements = 0;
    let index = 0;
    const at = found.length;
    for (const child of dom.childrenOf(element)) {
      if (dom.nodeTypeOf(child) === 3 && dom.isCharacterData(child)) {
        letters += dom.dataOf(child).replaceAll(/\s+/g, '').length;
      } else if (dom.isElement(child) && !unseen.has(dom.localNameOf(child)) && found.length < mostElements) {
        const [within, below] = walk(child, [...path, index], [...names, dom.localNameOf(child)]);
        letters += within;
        elements += below + 1;
      }
      index++;
    }
    const one = describedOf(element, path, names, letters, elements);
    // Parents stand in front of their children.
    if (one) found.splice(at, 0, one);
    return [letters, elements];
  };
  walk(dom.rootOf(document), [], []);
  return found;
}

function describedOf(
  element: Element,
  path: readonly number[],
  names: readonly string[],
  letters: number,
  elements: number,
): MeasuredElement | undefined {
  const style = getComputedStyle(element);
  const { x, y, width, height } = dom.boxOf(element);
  if (path.length === 0 || style.visibility !== 'visible' || width < 1 || height < 1) return undefined;
  const borders = [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth];
  const paddings = [style.paddingTop, style.paddingRight, style.paddingBottom, style.paddingLeft];
  const hasBorder = borders.some(side => Number.parseFloat(side) > 0);
  const isPainted =
    hasBorder ||
    style.backgroundImage !== 'none' ||
    style.backgroundColor !== 'rgba(0, 0, 0, 0)' ||
    style.boxShadow !== 'none' ||
    pictures.has(dom.localNameOf(element));
  const asset = dom.attributeOf(element, assetAttribute)?.trim();
  const role = dom.attributeOf(element, 'role')?.trim().toLowerCase();
  return {
    path,
    names,
    x: x + scrollX,
    y: y + scrollY,
    width,
    height,
    display: style.display,
    isInset: hasBorder || paddings.some(side => Number.parseFloat(side) > 0),
    isPainted,
    letters,
    elements,
    label: labelOf(element),
    ...(asset ? { asset } : {}),
    ...(role ? { role } : {}),
  };
}

function labelOf(element: Element): string {
  const id = dom.attributeOf(element, 'id')?.trim();
  const [first] = (dom.attributeOf(element, 'class') ?? '').split(/\s+/).filter(name => name !== '');
  return `${dom.localNameOf(element)}${id ? `#${id}` : first ? `.${first}` : ''}`.slice(0, mostLabel);
}
