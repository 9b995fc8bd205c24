import {
  applySourceEdits,
  attributeValue,
  type PageTree,
  readPage,
  sameElsewhere,
  type SourceEdit,
  type SourceElement,
} from '../source/index.ts';
import { attributeEdits } from '../source/startTag.ts';
import { withDeclaration } from '../source/styleDeclarations.ts';
import { assetAttribute } from './asset.ts';
import type { Place } from './findPlaces.ts';

/** A piece of the screenshot and where it goes. */
export interface Placement {
  readonly name: string;
  readonly alt: string;
  readonly place: Pick<Place, 'element' | 'manner'>;
  /** A `data:` address. */
  readonly address: string;
  /** The element's size is said in its style, since the picture in its place would be of another. */
  readonly isSized?: boolean;
}

export interface PlacedPictures {
  html: string;
  /** Those that are in the page now. */
  placed: Placement[];
  /** Those whose element is no longer there, or cannot be changed without changing others. */
  failed: Placement[];
}

/** Puts pictures into a page, each in place of one element. Nothing else of the page becomes another by it. */
export function placePictures(html: string, placements: readonly Placement[]): PlacedPictures {
  // Addresses of megabytes are read and written once, at the end.
  const mark = unusedMark(html);
  const addressOf = (index: number): string => `data:${mark}${index}-`;
  let tree = readPage(html);
  const placed: Placement[] = [];
  const failed: Placement[] = [];
  for (const [index, placement] of placements.entries()) {
    const after = withPicture(tree, placement, addressOf(index));
    if (after) {
      tree = after;
      placed.push(placement);
    } else failed.push(placement);
  }
  const addresses = new RegExp(`data:${mark}(\\d+)-`, 'g');
  const whole = tree.html.replaceAll(addresses, (_, index: string) => placements[Number(index)]?.address ?? '');
  return { html: whole, placed, failed };
}

function unusedMark(html: string): string {
  for (let number = 0; ; number++) if (!html.includes(`data:piece${number}x`)) return `piece${number}x`;
}

function withPicture(tree: PageTree, placement: Placement, address: string): PageTree | undefined {
  const { path, names } = placement.place.element;
  const element = tree.exactlyAt(path, names);
  if (!element || element.name !== names.at(-1)) return undefined;
  const isReplaced = placement.place.manner === 'replace';
  const edits = isReplaced
    ? [pictureInstead(element, placement, address)]
    : inTag(tree.html, element, placement, address);
  const after = readPage(applySourceEdits(tree.html, edits));
  // An element of another name is another: then what is around it is looked at.
  const free = isReplaced ? path.slice(0, -1) : path;
  if (!sameElsewhere(tree, after, [free])) return undefined;
  return after.exactlyAt(path)?.name === (isReplaced ? 'img' : element.name) ? after : undefined;
}

function inTag(html: string, element: SourceElement, placement: Placement, address: string): SourceEdit[] {
  const { name, alt, place } = placement;
  const style = attributeValue(element, 'style') ?? '';
  const set = (attribute: string, value: string | undefined): SourceEdit[] =>
    attributeEdits(html, element, attribute, value);
  const mark = set(assetAttribute, name);
  if (place.manner === 'source') {
    const cover = withDeclaration(style, 'object-fit', 'cover');
    return [
      ...set('src', address),
      ...set('srcset', undefined),
      ...set('alt', alt),
      ...mark,
      ...set('style', sized(cover, placement)),
    ];
  }
  const behind = Object.entries({
    'background-image': `url("${address}")`,
    'background-size': 'cover',
    'background-position': 'center',
    'background-repeat': 'no-repeat',
  }).reduce((text, [property, value]) => withDeclaration(text, property, value), style);
  const isNamed = alt === '' || ['aria-label', 'title', 'alt'].some(other => attributeValue(element, other));
  const isSilent = place.element.letters === 0 && place.element.elements === 0;
  return [...mark, ...set('style', behind), ...(isSilent && !isNamed ? set('aria-label', alt) : [])];
}

/** An `img` with the class, the id and the style of what it stands for. */
function pictureInstead(element: SourceElement, placement: Placement, address: string): SourceEdit {
  const { name, alt, place } = placement;
  const { display, isInset, width, height } = place.element;
  let style = attributeValue(element, 'style') ?? '';
  const outer = outerDisplay(display);
  if (outer) style = withDeclaration(style, 'display', outer);
  style = withDeclaration(style, 'object-fit', 'cover');
  if (isInset) for (const side of ['padding', 'border']) style = withDeclaration(style, side, '0');
  const keep = ['class', 'id', 'title'].flatMap(attribute => {
    const value = attributeValue(element, attribute);
    return value === undefined ? [] : [[attribute, value] as const];
  });
  const attributes: (readonly [string, string])[] = [
    ...keep,
    [assetAttribute, name],
    ['src', address],
    ['alt', alt],
    ['width', String(Math.max(1, Math.round(width)))],
    ['height', String(Math.max(1, Math.round(height)))],
    ['style', sized(style, placement)],
  ];
  const text = `<img ${attributes.map(([attribute, value]) => `${attribute}="${encoded(value)}"`).join(' ')}>`;
  return { start: element.start, end: element.end, text };
}

function sized(style: string, { isSized, place }: Placement): string {
  if (!isSized) return style;
  const { width, height } = place.element;
  const pixels = (value: number): string => `${+value.toFixed(2)}px`;
  return Object.entries({
    'box-sizing': 'border-box',
    flex: 'none',
    width: pixels(width),
    height: pixels(height),
  }).reduce((text, [property, value]) => withDeclaration(text, property, value), style);
}

/** A picture has no inside: of a box that lays out its content what it is to the outside remains. */
function outerDisplay(display: string): string | undefined {
  if (display === 'inline' || display === 'contents' || display === 'none') return undefined;
  return display.startsWith('inline') ? 'inline-block' : 'block';
}

function encoded(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
