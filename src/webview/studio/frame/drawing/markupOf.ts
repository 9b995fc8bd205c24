import * as dom from '../dom.ts';
import { rootAttribute, rulesOf } from './rulesOf.ts';
import { type Viewport, withoutViewportUnits } from './viewportUnits.ts';

const html = 'http://www.w3.org/1999/xhtml';
const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';
const xml = 'http://www.w3.org/XML/1998/namespace';

/** What XML takes as a name; HTML is less strict (`@click`, `[class]`, `o:p`). */
const xmlName = /^[a-z_][\w.-]*$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const nothingToSee = new Set(['template', 'script', 'title', 'meta']);
/** The elements as XML, with their rules. `styled`: declarations that are added to an element's own. */
export function markupOf(root: Element, viewport: Viewport, styled: (element: Element) => readonly string[]): string {
  const write = (node: Node, around: string | null): string => {
    if (dom.nodeTypeOf(node) === 3 && dom.isCharacterData(node)) return escaped(dom.dataOf(node));
    if (!dom.isElement(node)) return '';
    const own = dom.localNameOf(node);
    const namespace = dom.namespaceOf(node);
    if (namespace === html && nothingToSee.has(own)) return '';
    const name = xmlName.test(own) ? own : namespace === html ? 'span' : 'g';
    const declared = namespace === around ? '' : ` xmlns="${escaped(namespace ?? '')}"`;
    const attributes = attributesOf(node, viewport, styled(node)) + (node === root ? ` ${rootAttribute}=""` : '');
    return `<${name}${declared}${attributes}>${contentOf(node, namespace)}</${name}>`;
  };
  const contentOf = (element: Element, namespace: string | null): string => {
    const sheet = sheetIn(element);
    if (sheet) return escaped(rulesOf(sheet, viewport));
    let content = '';
    for (const child of dom.childrenOf(element)) content += write(child, namespace);
    return content;
  };
  return write(root, null);
}

function sheetIn(element: Element): CSSStyleSheet | null {
  if (element instanceof HTMLStyleElement) return dom.sheetOf(element);
  if (element instanceof SVGStyleElement) return dom.svgSheetOf(element);
  return null;
}

function attributesOf(element: Element, viewport: Viewport, added: readonly string[]): string {
  let text = '';
  let style = '';
  for (const { localName, namespaceURI, value } of dom.attributesOf(element)) {
    if (!xmlName.test(localName) || localName === 'xmlns') continue;
    if (namespaceURI === xlink) text += ` xlink:${localName}="${escaped(value)}"`;
    else if (namespaceURI === xml) text += ` xml:${localName}="${escaped(value)}"`;
    else if (namespaceURI !== null && namespaceURI !== svg) continue;
    else if (localName === 'style') style = withoutViewportUnits(value, viewport);
    else text += ` ${localName}="${escaped(value)}"`;
  }
  const declarations = [style, ...added].filter(part => part !== '').join('; ');
  return declarations === '' ? text : `${text} style="${escaped(declarations)}"`;
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(unspeakable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
