/** A page as a component needs it: what its body shows, and the rules of its looks. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { rootedRules } from './rootedRules.ts';

export type Element = DefaultTreeAdapterTypes.Element;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;

/** The class of the element that stands for the body. */
export const rootClass = 'page-root';

/** What a component cannot take along. */
export interface LeftOut {
  scripts: number;
  /** Attributes that hold code, such as `onclick`. */
  handlers: number;
}

export interface PageParts {
  readonly body: Element;
  /** For the root: its own class first. */
  readonly classes: string;
  readonly css: string;
  readonly leftOut: LeftOut;
}

export function pageParts(html: string): PageParts {
  const document = parse(html, { scriptingEnabled: false });
  const leftOut = { scripts: 0, handlers: 0 };
  const styles: string[] = [];
  let body: Element | undefined;
  const visit = (node: ChildNode): void => {
    if (!isElement(node)) return;
    if (node.tagName === 'body') body ??= node;
    if (node.tagName === 'style') styles.push(textOf(node).trim());
    if (node.tagName === 'script') leftOut.scripts++;
    node.childNodes.forEach(visit);
  };
  document.childNodes.forEach(visit);
  // The parser makes one out of nothing.
  if (!body) throw new Error('a page without a body');
  const own = body.attrs.find(({ name }) => name === 'class')?.value.trim();
  return {
    body,
    classes: own ? `${rootClass} ${own}` : rootClass,
    css: rootedRules(styles.filter(text => text !== '').join('\n\n'), `.${rootClass}`),
    leftOut,
  };
}

export function isElement(node: ChildNode): node is Element {
  return 'tagName' in node;
}

export function textOf(element: Element): string {
  return element.childNodes.map(node => ('value' in node ? node.value : '')).join('');
}

/** Neither a part of what is shown nor code that could run in a component. */
export function isLeftOut({ tagName }: Element): boolean {
  return ['script', 'style', 'link', 'meta', 'title', 'base', 'noscript'].includes(tagName);
}

/** `checkout-page` → `CheckoutPage`: what a component may be called. */
export function componentName(pageName: string): string {
  const words = pageName.normalize('NFKD').match(/[a-z0-9]+/gi) ?? [];
  const name = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(name) ? name : `Page${name}`;
}

export const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);
