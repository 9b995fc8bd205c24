/**
 * The last gate before model text becomes DOM. The renderer builds only harmless tags already; this holds even if the
 * renderer or marked are wrong.
 */
import DOMPurify, { type Config } from 'dompurify';
import { hasPlainTags } from './plainTags.ts';

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS:
    // The body is what the parser puts all into; forbidden, its content would be copied, for nothing.
    (
      'a b blockquote body br caption code col colgroup del div em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre s small ' +
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

/** Those that the renderer gives. Another could make words of a model look like a part of the panel. */
const ownClass =
  /^(?:raw-html|picture-link|tool-picture|task|table|footnote|footnote-reference|math|math-inline|math-display|language-.*)$/;

/** An instance of its own reads its configuration once, not for each block. */
const purifier = DOMPurify(window);
purifier.setConfig(config);
purifier.addHook('uponSanitizeAttribute', (_node, data) => {
  if (data.attrName !== 'class') return;
  data.attrValue = data.attrValue
    .split(/\s+/)
    .filter(name => ownClass.test(name))
    .join(' ');
});

/** Hundreds of tables inside each other make the browser's layout overflow, and the page with it. */
const maxDepth = 48;

/** Without a window: what is parsed in it loads nothing and runs nothing. */
const inert = document.implementation.createHTMLDocument('').body;

export function sanitize(html: string): DocumentFragment {
  const fragment = hasPlainTags(html) ? parsed(html) : purified(html);
  flatten(fragment, maxDepth);
  return fragment;
}

function purified(html: string): DocumentFragment {
  // Of a frameset nothing is left, not even the body that would be returned.
  return (purifier.sanitize(html, config) as DocumentFragment | null) ?? new DocumentFragment();
}

function parsed(html: string): DocumentFragment {
  inert.innerHTML = html;
  const fragment = new DocumentFragment();
  fragment.append(...inert.childNodes);
  return fragment;
}

/** What is nested deeper becomes its text. A selector for that would be parsed anew in each document. */
function flatten(parent: ParentNode, levels: number): void {
  for (let child = parent.firstElementChild; child; ) {
    const next: Element | null = child.nextElementSibling;
    if (levels === 0) child.replaceWith(child.textContent);
    else flatten(child, levels - 1);
    child = next;
  }
}
