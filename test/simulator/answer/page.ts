import { colourNameZh } from '../vision/colours.ts';
import type { Box, PictureFacts, Region, TextLine } from '../vision/pictureFacts.ts';
import { kindZh, largestFirst } from './pictureAnswer.ts';

const maxRegions = 150;
const maxTextLines = 190;

/**
 * A complete page with the regions, sizes and colours of the picture: every region is an element inside the element
 * that holds it. The simulator cannot read, so rows of text become bars of their colour.
 */
export function pageOf(picture: PictureFacts, chinese: boolean): string {
  const keptRegions = new Set(largestFirst(picture.regions).slice(0, maxRegions));
  const keptLines = new Set(
    picture.textLines.toSorted((a, b) => b.width * b.height - a.width * a.height).slice(0, maxTextLines),
  );
  const looks = new Looks();
  const body = childrenOf(picture.root, keptRegions, keptLines, looks, picture, chinese, 2);
  const colour = picture.mainColour;
  const title = chinese
    ? `${colourNameZh(colour.name)}页面，${picture.width} × ${picture.height}`
    : `${colour.name} page, ${picture.width} × ${picture.height}`;
  const variables = picture.palette.slice(0, 6).map((entry, index) => `    --colour-${index + 1}: ${entry.hex};`);
  return [
    '<!DOCTYPE html>',
    `<html lang="${chinese ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="simulator">',
    `<title>${title}</title>`,
    '<style>',
    '  :root {',
    ...variables,
    '  }',
    '  * { box-sizing: border-box; }',
    `  body { margin: 0; background: ${picture.root.hex}; font: 14px/1.4 system-ui, sans-serif; }`,
    `  .page { position: relative; width: ${picture.width}px; height: ${picture.height}px; margin: 0 auto; overflow: hidden; background: ${picture.root.hex}; }`,
    '  .page * { position: absolute; }',
    '  button { padding: 0; border: 0; font: inherit; cursor: pointer; }',
    '  button:hover { filter: brightness(0.94); }',
    '  .text { border-radius: 3px; opacity: 0.82; }',
    ...looks.css(),
    '</style>',
    '</head>',
    '<body>',
    `  <main class="page" aria-label="${title}">`,
    body,
    '  </main>',
    '</body>',
    '</html>',
  ].join('\n');
}

function childrenOf(
  parent: Region,
  regions: ReadonlySet<Region>,
  lines: ReadonlySet<TextLine>,
  looks: Looks,
  picture: PictureFacts,
  chinese: boolean,
  depth: number,
): string {
  const pad = '  '.repeat(depth);
  const out: string[] = [];
  const items = [
    ...parent.children.filter(child => regions.has(child)),
    ...parent.textLines.filter(line => lines.has(line)),
  ];
  items.sort((a, b) => (Math.abs(a.y - b.y) > 4 ? a.y - b.y : a.x - b.x));
  for (const item of items) {
    if (!isRegion(item)) {
      out.push(
        `${pad}<span class="text ${looks.nameOf(`background: ${item.hex};`)}" style="${placeOf(bar(item), parent)}"></span>`,
      );
      continue;
    }
    const tag = tagOf(item, picture);
    const label =
      item.kind === 'picture' || tag === 'button' ? ` aria-label="${chinese ? kindZh[item.kind] : item.kind}"` : '';
    const role = item.kind === 'picture' ? ' role="img"' : '';
    const inner = childrenOf(item, regions, lines, looks, picture, chinese, depth + 1);
    const open = `${pad}<${tag} class="${looks.nameOf(lookOf(item))}"${role}${label} style="${placeOf(item, parent)}">`;
    out.push(inner === '' ? `${open}</${tag}>` : `${open}\n${inner}\n${pad}</${tag}>`);
  }
  return out.join('\n');
}

const isRegion = (item: Region | TextLine): item is Region => 'children' in item;

function tagOf(region: Region, picture: PictureFacts): string {
  switch (region.kind) {
    case 'bar':
      return region.y < picture.height * 0.15
        ? 'header'
        : region.y + region.height > picture.height * 0.9
          ? 'footer'
          : 'section';
    case 'sidebar':
      return 'aside';
    case 'panel':
      return 'section';
    case 'button':
      return 'button';
    case 'card':
      return region.children.length > 0 ? 'article' : 'div';
    default:
      return region.kind === 'chip' ? 'span' : 'div';
  }
}

function lookOf(region: Region): string {
  const { corners } = region;
  const sides = corners.every(corner => corner === corners[0]) ? corners.slice(0, 1) : corners;
  const radius = corners.some(corner => corner > 0)
    ? ` border-radius: ${sides.map(side => `${side}px`).join(' ')};`
    : '';
  const border = region.border ? ` box-shadow: 0 0 0 1px ${region.border};` : '';
  return `background: ${region.hex};${radius}${border}`;
}

/** Ink is as high as its tallest letter; the bar is a little slimmer, as a line of text looks from afar. */
function bar(line: TextLine): Box {
  const height = Math.max(2, Math.round(line.height * 0.72));
  return { ...line, y: line.y + Math.round((line.height - height) / 2), height };
}

function placeOf(item: Box, parent: Box): string {
  return `left:${item.x - parent.x}px;top:${item.y - parent.y}px;width:${item.width}px;height:${item.height}px`;
}

/** Every look gets one class, numbered as it first appears. */
class Looks {
  readonly #names = new Map<string, string>();
  nameOf(look: string): string {
    const name = this.#names.get(look) ?? `c${this.#names.size + 1}`;
    this.#names.set(look, name);
    return name;
  }
  css(): string[] {
    return [...this.#names].map(([look, name]) => `  .${name} { ${look} }`);
  }
}
