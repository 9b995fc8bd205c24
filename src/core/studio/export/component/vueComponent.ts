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

export interface VueComponent {
  readonly vue: string;
  readonly leftOut: LeftOut;
}

/** The page as source of a Vue component in one file, its rules held to it. */
export function vueComponent(html: string): VueComponent {
  const { body, classes, css, leftOut } = pageParts(html);
  const root = {
    ...body,
    attrs: [{ name: 'class', value: classes }, ...body.attrs.filter(({ name }) => name !== 'class')],
  };
  const lines = [
    '<template>',
    `  <div${attributesOf(root, leftOut)}>`,
    ...childrenOf(body, 2, leftOut, false),
    '  </div>',
    '</template>',
    ...(css === '' ? [] : ['', '<style scoped>', css.replaceAll(/<\/(?=style)/gi, '<\\/'), '</style>']),
    '',
  ];
  return { vue: lines.join('\n'), leftOut };
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
  if (node.nodeName === '#comment' && 'data' in node) return [`${pad}<!--${node.data}-->`];
  if (node.nodeName === '#text' && 'value' in node) {
    const text = isVerbatim ? node.value : keptSpace(node.value, parent, index);
    return text === '' ? [] : [`${pad}${vueText(text)}`];
  }
  if (!isElement(node) || isLeftOut(node)) return [];
  const tag = node.tagName;
  const attributes = attributesOf(node, leftOut);
  if (voidElements.has(tag)) return [`${pad}<${tag}${attributes} />`];
  if (tag === 'textarea') return [`${pad}<textarea${attributes}>${escaped(textOf(node))}</textarea>`];
  const inner = childrenOf(node, depth + 1, leftOut, isVerbatim || tag === 'pre');
  // White space at the ends of lines is condensed: what must stay is said by an expression.
  if (inner.length === 0) return [`${pad}<${tag}${attributes}></${tag}>`];
  if (tag === 'pre') return [`${pad}<pre${attributes}>${inner.map(line => line.trim()).join('')}</pre>`];
  return [`${pad}<${tag}${attributes}>`, ...inner, `${pad}</${tag}>`];
}

function attributesOf({ attrs }: Pick<Element, 'attrs'>, leftOut: LeftOut): string {
  return attrs
    .flatMap(({ name, value, prefix }) => {
      const full = prefix ? `${prefix}:${name}` : name;
      if (/^on/i.test(full)) {
        leftOut.handlers++;
        return [];
      }
      // Vue reads these as its own: bindings, events, slots, directives.
      if (/^(?:[:@#.]|v-)|^(?:key|ref|is|slot)$|["'<>/=]/.test(full)) return [];
      return [value === '' ? ` ${full}` : ` ${full}="${escaped(value).replaceAll('"', '&quot;')}"`];
    })
    .join('');
}

/** Text at the ends of a line loses its white space, and `{{` begins an expression: those are said by one. */
function vueText(text: string): string {
  const isPlain = !/^\s|\s$|\{\{|[\n\r]/.test(text);
  if (isPlain) return escaped(text);
  // In a template string nothing needs to be kept from the HTML parser but its own signs.
  const literal = JSON.stringify(text).replaceAll('}}', '}\\u007d').replaceAll('{{', '{\\u007b');
  return `{{ ${escaped(literal)} }}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
