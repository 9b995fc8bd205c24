import { jsxAttributes, quoted } from './jsxAttributes.ts';
import {
  type ChildNode,
  type Element,
  isElement,
  isLeftOut,
  type LeftOut,
  pageParts,
  textOf,
  voidElements,
} from './pageParts.ts';
import { keptSpace } from './whiteSpace.ts';

export interface ReactComponent {
  readonly jsx: string;
  /** Of the file beside it that it imports; empty where the page has no rules. */
  readonly css: string;
  readonly leftOut: LeftOut;
}

/** The page as source of a React component. @param name of the component @param cssFile that it imports */
export function reactComponent(html: string, name: string, cssFile: string): ReactComponent {
  const { body, classes, css, leftOut } = pageParts(html);
  const children = childrenOf(body, 3, leftOut, false);
  const lines = [
    ...(css === '' ? [] : [`import ${JSON.stringify(`./${cssFile}`)};`, '']),
    `export default function ${name}() {`,
    '  return (',
    `    <div${jsxAttributes(body, leftOut, classes)}>`,
    ...children,
    '    </div>',
    '  );',
    '}',
    '',
  ];
  return { jsx: lines.join('\n'), css, leftOut };
}

function childrenOf(parent: Element, depth: number, leftOut: LeftOut, isVerbatim: boolean): string[] {
  return parent.childNodes.flatMap((node, index) => linesOf(node, parent, index, depth, leftOut, isVerbatim));
}

function linesOf(
  node: ChildNode,
  parent: Element,
  index: number,
  depth: number,
  leftOut: LeftOut,
  isVerbatim: boolean,
): string[] {
  const pad = '  '.repeat(depth);
  if (node.nodeName === '#comment' && 'data' in node) {
    return [`${pad}{/*${node.data.replaceAll('*/', '* /')}*/}`];
  }
  if (node.nodeName === '#text' && 'value' in node) {
    const text = isVerbatim ? node.value : keptSpace(node.value, parent, index);
    return text === '' ? [] : [`${pad}${jsxText(text)}`];
  }
  if (!isElement(node) || isLeftOut(node)) return [];
  const tag = node.tagName;
  const attributes = jsxAttributes(node, leftOut) + initialValue(node);
  const inner =
    voidElements.has(tag) || tag === 'textarea'
      ? []
      : childrenOf(node, depth + 1, leftOut, isVerbatim || tag === 'pre');
  if (inner.length === 0) return [`${pad}<${tag}${attributes} />`];
  return [`${pad}<${tag}${attributes}>`, ...inner, `${pad}</${tag}>`];
}

/** What HTML writes into the element, React takes for an attribute. */
function initialValue(element: Element): string {
  if (element.tagName === 'textarea') return ` defaultValue=${quoted(textOf(element))}`;
  if (element.tagName !== 'select') return '';
  const options = element.childNodes.flatMap(node =>
    isElement(node) ? (node.tagName === 'optgroup' ? node.childNodes.filter(isElement) : [node]) : [],
  );
  const chosen = options.find(option => option.attrs.some(({ name }) => name === 'selected'));
  if (!chosen) return '';
  return ` defaultValue=${quoted(chosen.attrs.find(({ name }) => name === 'value')?.value ?? textOf(chosen).trim())}`;
}

/** JSX drops white space at the ends of a line, and reads braces and brackets as its own. */
function jsxText(text: string): string {
  return /^\s|\s$|[{}<>&\n\r]/.test(text) ? `{${JSON.stringify(text)}}` : text;
}
