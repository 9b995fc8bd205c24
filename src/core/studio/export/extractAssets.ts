/** What a page carries inside of itself as `data:` addresses, taken out into files beside it. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { AssetFolder, type AssetFile } from './assetFolder.ts';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Attributes that are one address. A link of an anchor is no part of the page: it stays. */
const addressAttributes = new Set(['src', 'poster', 'background', 'data', 'href', 'xlink:href']);
const linkElements = new Set(['a', 'area', 'base']);

/**
 * Everything else of the page stays as it is, byte for byte. What cannot be decoded stays too.
 * @returns the page with relative addresses, and the files, each once
 */
export function extractAssets(html: string): { html: string; files: readonly AssetFile[] } {
  const folder = new AssetFolder();
  const replacements: Replacement[] = [];
  const visit = (parent: ParentNode): void => {
    for (const node of parent.childNodes) {
      if (!('tagName' in node)) continue;
      replacements.push(...inAttributes(node, folder));
      if (node.tagName === 'style') replacements.push(...inStyle(node, html, folder));
      visit(node.tagName === 'template' && 'content' in node ? (node as { content: ParentNode }).content : node);
    }
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  replacements.sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const { start, end, text } of replacements) {
    // An element that the browser makes twice out of one tag stands in the source once.
    if (start < at) continue;
    out += html.slice(at, start) + text;
    at = end;
  }
  return { html: out + html.slice(at), files: folder.files };
}

function inAttributes(element: Element, folder: AssetFolder): Replacement[] {
  return element.attrs.flatMap(({ name, prefix, value }) => {
    const full = prefix ? `${prefix}:${name}` : name;
    const place = element.sourceCodeLocation?.attrs?.[full];
    if (!place || !/data:/i.test(value)) return [];
    const next = valueWithout(full, value, element, folder);
    if (next === value) return [];
    const quoted = next.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return [{ start: place.startOffset, end: place.endOffset, text: `${full}="${quoted}"` }];
  });
}

function valueWithout(attribute: string, value: string, element: Element, folder: AssetFolder): string {
  if (attribute === 'style') return cssWithout(value, folder);
  if (attribute === 'srcset') {
    return value.replace(/data:[^\s]+/gi, address => folder.take(address, nameOf(element)) ?? address);
  }
  if (!addressAttributes.has(attribute) || linkElements.has(element.tagName)) return value;
  return folder.take(value, nameOf(element)) ?? value;
}

function inStyle(style: Element, html: string, folder: AssetFolder): Replacement[] {
  return style.childNodes.flatMap(node => {
    const place = node.sourceCodeLocation;
    if (!place) return [];
    const css = html.slice(place.startOffset, place.endOffset);
    const text = cssWithout(css, folder);
    return text === css ? [] : [{ start: place.startOffset, end: place.endOffset, text }];
  });
}

function cssWithout(css: string, folder: AssetFolder): string {
  return css.replace(
    /url\(\s*(?:"(data:[^"]*)"|'(data:[^']*)'|(data:[^\s)"']*))\s*\)/gi,
    (whole, double?: string, single?: string, bare?: string) => {
      const path = folder.take(double ?? single ?? bare ?? '', 'background');
      return path === undefined ? whole : `url(${single === undefined ? `"${path}"` : `'${path}'`})`;
    },
  );
}

/** What the author calls it, else what it is. */
function nameOf(element: Element): string {
  const value = (name: string): string => element.attrs.find(attribute => attribute.name === name)?.value.trim() ?? '';
  if (element.tagName === 'link' && /icon/i.test(value('rel'))) return 'icon';
  return value('data-asset') || value('alt') || value('id') || value('aria-label') || 'picture';
}
