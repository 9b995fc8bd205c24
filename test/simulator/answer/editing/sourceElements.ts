import type { Box } from '../../vision/pictureFacts.ts';

/** An element of one of the simulator's own pages, where its source says that it stands. */
export interface SourceElement extends Box {
  /** Pixels of the page. */
  x: number;
  y: number;
  hex: string | undefined;
  isText: boolean;
  /** Its start tag, and where that stands in the source. */
  tag: string;
  at: number;
  parent: SourceElement | undefined;
}

/** All elements that say where they stand, in the order of the source. */
export function sourceElements(source: string): SourceElement[] {
  const colours = new Map(
    [...source.matchAll(/\.(\w+) \{ background: (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
  const elements: SourceElement[] = [];
  const open: (SourceElement | undefined)[] = [];
  const body = source.indexOf('<body');
  for (const match of source.slice(Math.max(0, body)).matchAll(/<(\/?)([a-z]\w*)([^>]*)>/g)) {
    const [tag, closing, , attributes = ''] = match;
    if (closing) {
      open.pop();
      continue;
    }
    const parent = open.findLast(element => element !== undefined);
    const element = elementOf(tag, attributes, Math.max(0, body) + match.index, parent, colours);
    if (element) elements.push(element);
    open.push(element);
  }
  return elements;
}

function elementOf(
  tag: string,
  attributes: string,
  at: number,
  parent: SourceElement | undefined,
  colours: ReadonlyMap<string, string>,
): SourceElement | undefined {
  const style = /style="([^"]*)"/.exec(attributes)?.[1] ?? '';
  const number = (name: string): number => Number(new RegExp(`(?:^|;)${name}:(-?\\d+)px`).exec(style)?.[1]);
  const [left, top, width, height] = ['left', 'top', 'width', 'height'].map(number);
  if (!isWhole(left) || !isWhole(top) || !isWhole(width) || !isWhole(height)) return undefined;
  const classes = /class="([^"]*)"/.exec(attributes)?.[1]?.split(' ') ?? [];
  const own = /background:(#[0-9a-f]{6})/.exec(style)?.[1];
  const hex = own ?? classes.map(name => colours.get(name)).find(found => found !== undefined);
  const [x, y] = [(parent?.x ?? 0) + left, (parent?.y ?? 0) + top];
  return { x, y, width, height, hex, isText: classes.includes('text'), tag, at, parent };
}

function isWhole(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
