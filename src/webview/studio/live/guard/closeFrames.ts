import { closedElements, withoutWays } from '../../../../core/studio/live/withoutWays.ts';
import { fix } from './closeDoors.ts';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: Readonly<Record<string, (text: string, type: string, sink: string) => string | null>>,
  ): unknown;
}
declare const trustedTypes: TrustedTypes | undefined;

/** What makes an element in a running page, and what markup can be read by. */
const selector = [...closedElements, 'meta[http-equiv]', 'script[type=speculationrules]'].join();

/**
 * Lets no frame and no link come to be. A frame would bring fresh globals, and with them what was taken from this one;
 * a link may open a connection ahead, which no policy covers. Each way of making an element is closed by itself: names
 * by `createElement`, markup by the default policy of trusted types, and what slips through all the same is taken out
 * before the browser comes to load it (a frame's document is loaded in a task of its own, later than any observer).
 */
export function closeFrames(): void {
  closeMarkup();
  closeNames();
  closeWriting();
  watch();
}

function closeMarkup(): void {
  if (typeof trustedTypes === 'undefined') return;
  trustedTypes.createPolicy('default', {
    createHTML: (text, _type, sink) => (/srcdoc/i.test(sink) ? '' : withoutWays(text)),
    // Text of script elements and of attributes such as onclick; addresses that are scripts and `eval` are refused.
    createScript: (text, _type, sink) => (/location|eval|function|srcdoc/i.test(sink) ? null : text),
    createScriptURL: () => null,
  });
}

function closeNames(): void {
  const { createElement, createElementNS } = Document.prototype;
  const { apply } = Reflect;
  const isClosed = (name: unknown): boolean => {
    const local = String(name).toLowerCase().split(':').at(-1) ?? '';
    return closedElements.has(local) || local === 'meta';
  };
  fix(Document.prototype, 'createElement', function (this: Document, name: unknown, ...rest: unknown[]) {
    const text = String(name);
    return apply(createElement, this, [isClosed(text) ? 'x-closed' : text, ...(isClosed(text) ? [] : rest)] as never);
  });
  fix(
    Document.prototype,
    'createElementNS',
    function (this: Document, space: unknown, name: unknown, ...rest: unknown[]) {
      const text = String(name);
      return apply(createElementNS, this, [
        space,
        isClosed(text) ? 'x-closed' : text,
        ...(isClosed(text) ? [] : rest),
      ] as never);
    },
  );

  const { createDocument } = DOMImplementation.prototype;
  fix(DOMImplementation.prototype, 'createDocument', function (this: DOMImplementation, ...args: unknown[]) {
    return swept(
      apply(createDocument, this, [args[0], isClosed(args[1]) ? 'x-closed' : args[1], ...args.slice(2)] as never),
    );
  });
  const { parseFromString } = DOMParser.prototype;
  fix(DOMParser.prototype, 'parseFromString', function (this: DOMParser, ...args: unknown[]) {
    return swept(apply(parseFromString, this, args as never));
  });

  const { define } = CustomElementRegistry.prototype;
  fix(
    CustomElementRegistry.prototype,
    'define',
    function (this: CustomElementRegistry, name: string, maker: CustomElementConstructor) {
      // Without `extends`: a link of another name is a link.
      return apply(define, this, [name, maker]);
    },
  );
}

/** Written piece by piece, a tag could come to be that no piece holds: what is written is put in as a whole. */
function closeWriting(): void {
  const write = (...texts: unknown[]): void => {
    const html = withoutWays(texts.join(''));
    const { currentScript, body } = document;
    if (currentScript && document.readyState === 'loading') currentScript.insertAdjacentHTML('beforebegin', html);
    else body?.insertAdjacentHTML('beforeend', html);
  };
  for (const holder of [Document.prototype, document]) {
    fix(holder, 'write', write);
    fix(holder, 'writeln', (...texts: unknown[]) => write(...texts, '\n'));
    fix(holder, 'open', () => document);
    fix(holder, 'close', () => undefined);
  }
}

function watch(): void {
  const observer = new MutationObserver(records => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) sweep(node);
  });
  observer.observe(document, { subtree: true, childList: true });
  const { attachShadow } = Element.prototype;
  const { apply } = Reflect;
  fix(Element.prototype, 'attachShadow', function (this: Element, init: ShadowRootInit) {
    const root: ShadowRoot = apply(attachShadow, this, [init]);
    observer.observe(root, { subtree: true, childList: true });
    return root;
  });
}

function sweep(node: Element): void {
  for (const found of node.querySelectorAll(selector)) found.remove();
  if (node.matches(selector)) node.remove();
}

function swept(parsed: Document): Document {
  for (const found of parsed.querySelectorAll('*')) {
    const name = found.localName.toLowerCase();
    if (closedElements.has(name) || name === 'meta') found.remove();
  }
  return parsed;
}
