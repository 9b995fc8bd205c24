/**
 * The last gate before model text becomes DOM. The renderer builds only harmless tags already; this holds even if the
 * renderer or marked are wrong.
 */
import DOMPurify, { type Config } from 'dompurify';

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: (
    'a b blockquote br caption code col colgroup del div em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre s small ' +
    'span strong sub sup table tbody td tfoot th thead tr u ul'
  ).split(' '),
  ALLOWED_ATTR: ['href', 'title', 'class', 'colspan', 'rowspan', 'align', 'start', 'tabindex'],
  // Their values are no addresses, and must not be held against the pattern of those.
  ADD_URI_SAFE_ATTR: ['align', 'colspan', 'rowspan', 'start', 'tabindex'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true,
};

/** Hundreds of tables inside each other make the browser's layout overflow, and the page with it. */
const maxDepth = 48;
const tooDeep = Array.from({ length: maxDepth + 1 }, () => '*').join('>');

export function sanitize(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, config);
  for (const element of fragment.querySelectorAll(tooDeep)) {
    if (fragment.contains(element)) element.replaceWith(element.textContent);
  }
  return fragment;
}
