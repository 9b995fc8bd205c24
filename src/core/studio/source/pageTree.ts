/** A page as a browser reads it, with the place of every element in its source. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/**
 * Where an element stands: at each level the index among all child nodes (text and comments count), from the `html`
 * element down, which is `[]` itself. The same in the browser's tree of `DOMParser` and here.
 */
export type ElementPath = readonly number[];

/** Offsets into the source, in UTF-16 units; `end` is the first one that does not belong to it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type TreeElement = DefaultTreeAdapterTypes.Element;
export type TreeNode = DefaultTreeAdapterTypes.ChildNode;

/** An element that is written in the source; without an end tag it ends where the parser closed it. */
export interface SourceElement extends Span {
  readonly path: ElementPath;
  /** Lower case, except in SVG. */
  readonly name: string;
  readonly startTag: Span;
  readonly endTag?: Span;
  readonly node: TreeElement;
}

/** Scripts are taken as off, as they are where a page is parsed to be shown: what stands in `noscript` is elements. */
export function readPage(html: string): PageTree {
  return new PageTree(html);
}

export class PageTree {
  readonly html: string;
  readonly root: TreeElement;
  #written: SourceElement[] | undefined;

  constructor(html: string) {
    this.html = html;
    const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
    const root = document.childNodes.find(isElement);
    // The parser makes one out of nothing.
    if (!root) throw new Error('a page without an html element');
    this.root = root;
  }

  /**
   * The element there, or its nearest ancestor that is written in the source: a parser adds `tbody` and `body` by
   * itself. Undefined when nothing around it is written either.
   * @param names of the elements from below `html` down: where they are others than here, the way ends
   */
  elementAt(path: ElementPath, names?: readonly string[]): SourceElement | undefined {
    let node = this.root;
    let found = written(node, []);
    for (const [depth, index] of path.entries()) {
      const next = node.childNodes[index];
      if (!next || !isElement(next) || (names !== undefined && names[depth] !== next.tagName)) break;
      node = next;
      found = written(node, path.slice(0, depth + 1)) ?? found;
    }
    return found;
  }

  /** The element there, when it is itself written in the source. */
  exactlyAt(path: ElementPath, names?: readonly string[]): SourceElement | undefined {
    const found = this.elementAt(path, names);
    return found?.path.length === path.length ? found : undefined;
  }

  /** The innermost element whose source holds this place, by the source: a cell that the parser moved is where it is written. */
  pathAt(offset: number): ElementPath | undefined {
    let best: SourceElement | undefined;
    for (const element of this.written) {
      if (offset < element.start || offset >= element.end) continue;
      if (!best || element.end - element.start <= best.end - best.start) best = element;
    }
    return best?.path;
  }

  /** The element whose start tag begins there; of several that one tag made, the first. */
  startingAt(offset: number): SourceElement | undefined {
    return this.written.find(({ start }) => start === offset);
  }

  /** All that are written, parents in front of their children. */
  get written(): readonly SourceElement[] {
    this.#written ??= [...everyWritten(this.root, [])];
    return this.#written;
  }
}

export function isElement(node: DefaultTreeAdapterTypes.Node): node is TreeElement {
  return 'tagName' in node;
}

export function isText(node: DefaultTreeAdapterTypes.Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

function* everyWritten(node: TreeElement, path: ElementPath): Generator<SourceElement> {
  const element = written(node, path);
  if (element) yield element;
  for (const [index, child] of node.childNodes.entries()) {
    if (isElement(child)) yield* everyWritten(child, [...path, index]);
  }
}

function written(node: TreeElement, path: ElementPath): SourceElement | undefined {
  const place = node.sourceCodeLocation;
  if (!place) return undefined;
  // Elements that hold nothing have no start tag of their own in what the parser tells.
  const { startTag = place, endTag, startOffset, endOffset } = place;
  return {
    path,
    name: node.tagName,
    start: startOffset,
    end: Math.max(endOffset, startTag.endOffset),
    startTag: { start: startTag.startOffset, end: startTag.endOffset },
    ...(endTag ? { endTag: { start: endTag.startOffset, end: endTag.endOffset } } : {}),
    node,
  };
}
