/** The text of an element that holds nothing but text. */
import { isText, type SourceElement, type Span } from './pageTree.ts';
import type { SourceEdit } from './sourceEdit.ts';

/** Their text is not read as text: no reference in it stands for a character. */
const raw = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext', 'template']);
/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const empty = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);
const htmlNamespace = 'http://www.w3.org/1999/xhtml';
/** White space in them is seen, and a line end right behind their start tag is not. */
const preformatted = new Set(['pre', 'textarea', 'listing']);

/** The text that may be set; undefined where there are elements in it, or nothing can be. */
export function ownText({ node, name }: SourceElement): string | undefined {
  if (raw.has(name) || cannotHold(node.namespaceURI, name)) return undefined;
  if (!node.childNodes.every(isText)) return undefined;
  return node.childNodes.map(child => (isText(child) ? child.value : '')).join('');
}

/** `undefined` as for `ownText`. White space around the text stays, where nobody sees it. */
export function textEdits(html: string, element: SourceElement, text: string): SourceEdit[] | undefined {
  if (ownText(element) === undefined) return undefined;
  const span = contentOf(html, element);
  if (!span) return undefined;
  const now = html.slice(span.start, span.end);
  if (preformatted.has(element.name)) {
    const hidden = /^(?:\r\n|\r|\n)/.exec(now)?.[0] ?? (text.startsWith('\n') ? '\n' : '');
    return [{ ...span, text: hidden + encoded(text) }];
  }
  const lead = /^[ \t\n\f\r]*/.exec(now)?.[0] ?? '';
  const trail = lead.length === now.length ? '' : (/[ \t\n\f\r]*$/.exec(now)?.[0] ?? '');
  return [
    {
      start: span.start + lead.length,
      end: span.end - trail.length,
      text: encoded(text.replaceAll(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, '')),
    },
  ];
}

/** Between its tags; undefined where an element of SVG closes itself. */
function contentOf(html: string, { startTag, endTag, end, node }: SourceElement): Span | undefined {
  const closesItself = node.namespaceURI !== htmlNamespace && html.slice(startTag.start, startTag.end).endsWith('/>');
  return closesItself ? undefined : { start: startTag.end, end: Math.max(startTag.end, endTag?.start ?? end) };
}

function cannotHold(namespace: string, name: string): boolean {
  return namespace === htmlNamespace && empty.has(name);
}

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u00a0', '&nbsp;');
}
