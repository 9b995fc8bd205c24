/** Attributes in the source of a start tag. */
import type { SourceElement, Span } from './pageTree.ts';
import type { SourceEdit } from './sourceEdit.ts';

/** Sets an attribute, or takes it away; spelling and quotation marks of one that is there stay. */
export function attributeEdits(
  html: string,
  element: SourceElement,
  name: string,
  value: string | undefined,
): SourceEdit[] {
  const span = attributeSpan(element, name);
  if (value === undefined) return span ? [{ ...withSpaceBefore(html, span), text: '' }] : [];
  if (!span) {
    const at = endOfAttributes(element);
    return [{ start: at, end: at, text: ` ${name}="${encoded(value, '"')}"` }];
  }
  const source = html.slice(span.start, span.end);
  const equals = source.indexOf('=');
  const spelt = (equals < 0 ? source : source.slice(0, equals)).trimEnd();
  const quote = source.endsWith("'") && equals >= 0 ? "'" : '"';
  return [{ ...span, text: `${spelt}=${quote}${encoded(value, quote)}${quote}` }];
}

/** What the parser read as its value; undefined without one. */
export function attributeValue({ node }: SourceElement, name: string): string | undefined {
  return node.attrs.find(attribute => attribute.name === name)?.value;
}

function attributeSpan({ node }: SourceElement, name: string): Span | undefined {
  const place = node.sourceCodeLocation?.attrs?.[name];
  return place && { start: place.startOffset, end: place.endOffset };
}

/** After the last attribute: `<img src=a/>` ends in a slash that belongs to the address. */
function endOfAttributes({ node, startTag, name }: SourceElement): number {
  const places = Object.values(node.sourceCodeLocation?.attrs ?? {});
  return Math.max(startTag.start + 1 + name.length, ...places.map(({ endOffset }) => endOffset));
}

function withSpaceBefore(html: string, { start, end }: Span): Span {
  let from = start;
  while (/\s/.test(html[from - 1] ?? '')) from--;
  // Two attributes that would otherwise stand against each other keep one space between them.
  return { start: /[\s/>]/.test(html[end] ?? '>') ? from : Math.min(from + 1, start), end };
}

function encoded(value: string, quote: '"' | "'"): string {
  const safe = value.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;');
  return quote === '"' ? safe.replaceAll('"', '&quot;') : safe.replaceAll("'", '&#39;');
}
