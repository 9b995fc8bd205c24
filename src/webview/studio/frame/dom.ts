/**
 * The DOM as the browser made it. Elements of a page can hide properties of the document and of forms behind their
 * names (`<input name="firstChild">`), so everything that touches a page's nodes goes through these.
 */
function getter<T, V>(prototype: object, name: string): (node: T) => V {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`this browser has no ${name}`);
  return node => Reflect.apply(get, node, []);
}

function method<T, A extends unknown[], R>(prototype: object, name: string): (node: T, ...args: A) => R {
  const call: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  if (typeof call !== 'function') throw new Error(`this browser has no ${name}`);
  return (node, ...args) => Reflect.apply(call, node, args);
}

export const firstChildOf = getter<Node, ChildNode | null>(Node.prototype, 'firstChild');
export const nextSiblingOf = getter<Node, ChildNode | null>(Node.prototype, 'nextSibling');
export const previousSiblingOf = getter<Node, ChildNode | null>(Node.prototype, 'previousSibling');
export const isConnected = getter<Node, boolean>(Node.prototype, 'isConnected');
export const textOf = getter<Node, string | null>(Node.prototype, 'textContent');
export const styleOf = getter<HTMLElement, CSSStyleDeclaration>(HTMLElement.prototype, 'style');
export const parentOf = getter<Node, ParentNode | null>(Node.prototype, 'parentNode');
export const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType');
export const nodeNameOf = getter<Node, string>(Node.prototype, 'nodeName');
export const dataOf = getter<CharacterData, string>(CharacterData.prototype, 'data');
export const attributesOf = getter<Element, NamedNodeMap>(Element.prototype, 'attributes');
export const namespaceOf = getter<Element, string | null>(Element.prototype, 'namespaceURI');
export const localNameOf = getter<Element, string>(Element.prototype, 'localName');
export const contentOf = getter<HTMLTemplateElement, DocumentFragment>(HTMLTemplateElement.prototype, 'content');
export const rootOf = getter<Document, HTMLElement>(Document.prototype, 'documentElement');
export const doctypeOf = getter<Document, DocumentType | null>(Document.prototype, 'doctype');
export const headOf = getter<Document, HTMLHeadElement | null>(Document.prototype, 'head');

export const sheetOf = getter<HTMLStyleElement, CSSStyleSheet | null>(HTMLStyleElement.prototype, 'sheet');
export const svgSheetOf = getter<SVGStyleElement, CSSStyleSheet | null>(SVGStyleElement.prototype, 'sheet');
export const fontsOf = getter<Document, FontFaceSet>(Document.prototype, 'fonts');
export const scrollHeightOf = getter<Element, number>(Element.prototype, 'scrollHeight');
export const boxOf = method<Element, [], DOMRect>(Element.prototype, 'getBoundingClientRect');

export const insertBefore = method<Node, [node: Node, before: Node | null], Node>(Node.prototype, 'insertBefore');
export const replaceChild = method<Node, [node: Node, old: Node], Node>(Node.prototype, 'replaceChild');
export const removeChild = method<Node, [node: Node], Node>(Node.prototype, 'removeChild');
export const isEqualNode = method<Node, [other: Node], boolean>(Node.prototype, 'isEqualNode');
export const replaceData = method<CharacterData, [at: number, count: number, data: string], void>(
  CharacterData.prototype,
  'replaceData',
);
export const attributeOf = method<Element, [name: string], string | null>(Element.prototype, 'getAttribute');
export const attributeNsOf = method<Element, [namespace: string | null, name: string], string | null>(
  Element.prototype,
  'getAttributeNS',
);
export const setAttributeNode = method<Element, [attribute: Attr], Attr | null>(
  Element.prototype,
  'setAttributeNodeNS',
);
export const removeAttributeNode = method<Element, [attribute: Attr], Attr>(Element.prototype, 'removeAttributeNode');
export const removeAttribute = method<Element, [name: string], void>(Element.prototype, 'removeAttribute');
export const createComment = method<Document, [text: string], Comment>(Document.prototype, 'createComment');
export const closest = method<Element, [selector: string], Element | null>(Element.prototype, 'closest');
export const scrollIntoView = method<Element, [], void>(Element.prototype, 'scrollIntoView');
export const queryAll = method<Document, [selector: string], NodeListOf<Element>>(
  Document.prototype,
  'querySelectorAll',
);

export const elementAt = method<Document, [x: number, y: number], Element | null>(
  Document.prototype,
  'elementFromPoint',
);
export const setAttribute = method<Element, [name: string, value: string], void>(Element.prototype, 'setAttribute');
export const setText = method<Element, [...nodes: (Node | string)[]], void>(Element.prototype, 'replaceChildren');
export const setProperty = method<CSSStyleDeclaration, [name: string, value: string, priority?: string], void>(
  CSSStyleDeclaration.prototype,
  'setProperty',
);

export function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === 1;
}

export function isCharacterData(node: Node): node is CharacterData {
  const type = nodeTypeOf(node);
  return type === 3 || type === 8 || type === 4 || type === 7;
}

export function* childrenOf(node: Node): Generator<ChildNode> {
  let child = firstChildOf(node);
  while (child) {
    // Taken first, for a loop that moves or replaces the child.
    const next = nextSiblingOf(child);
    yield child;
    child = next;
  }
}
