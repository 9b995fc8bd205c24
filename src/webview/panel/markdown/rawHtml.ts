/**
 * What happens to HTML inside an answer. Tags that only format pass, rebuilt from scratch with the few attributes that
 * they need; every other tag is shown as the text it is, so that nothing runs and nothing disappears: an answer about
 * `<script>` can say `<script>`. Vision models write tables as HTML, hence the table tags.
 */
import { safeHref } from './links.ts';

const passing = new Set(
  (
    'b i em strong u s del ins mark small sub sup kbd code br hr p ul ol li h1 h2 h3 h4 h5 h6 blockquote a ' +
    'table caption colgroup col thead tbody tfoot tr th td'
  ).split(' '),
);

const tagPattern = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^"'<>]|"[^"]*"|'[^']*')*)>/g;
const attributePattern = /([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

/** `literal`: at least one tag is shown as text, so line breaks of the source matter. */
export function passHtml(source: string): { html: string; literal: boolean } {
  let html = '';
  let literal = false;
  let last = 0;
  for (const match of source.matchAll(tagPattern)) {
    html += escapeText(source.slice(last, match.index));
    last = match.index + match[0].length;
    const [whole, slash = '', rawName, attributes = ''] = match;
    if (rawName === undefined) continue; // A comment.
    const name = rawName.toLowerCase();
    if (passing.has(name)) {
      html += slash ? `</${name}>` : `<${name}${keptAttributes(name, attributes)}>`;
    } else {
      html += escapeHtml(whole);
      literal = true;
    }
  }
  return { html: html + escapeText(source.slice(last)), literal };
}

/** Character references stay what they are: `&nbsp;` is not meant to be read. */
function escapeText(text: string): string {
  return text.replace(/&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)|[<>"']/g, escapeHtml);
}

function keptAttributes(name: string, attributes: string): string {
  let kept = '';
  for (const match of attributes.matchAll(attributePattern)) {
    const attribute = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if ((name === 'td' || name === 'th') && (attribute === 'colspan' || attribute === 'rowspan')) {
      if (/^\d{1,3}$/.test(value)) kept += ` ${attribute}="${value}"`;
    } else if (attribute === 'align' && /^(?:left|center|right)$/.test(value)) {
      kept += ` align="${value}"`;
    } else if (name === 'a' && attribute === 'href') {
      const href = safeHref(value.replaceAll('&amp;', '&'));
      if (href) kept += ` href="${escapeHtml(href)}"`;
    }
  }
  return kept;
}
