import * as l10n from '@vscode/l10n';
import type { NamedLines } from '../../../protocol/index.ts';
import { namedLinesIn } from './namedLines.ts';

/** Asks which lines there are. */
export type FindLines = (lines: readonly NamedLines[]) => Promise<readonly boolean[]>;

/** Script time for looking in one go. */
const sliceMs = 5;
/** The end of a file's name and a number behind it: without that there is nothing to look for. */
const mayName = /\.[A-Za-z]\w{0,9}(?::|#L)\d/;

const opens = new WeakMap<Element, NamedLines>();

/** What a link made here leads to. */
export function linesBehind(link: Element): NamedLines | undefined {
  return opens.get(link);
}

/**
 * Makes links of the lines that a finished answer names, as far as they are in the workspace. Code blocks and links stay
 * what they are.
 */
export async function linkLines(element: Element, find: FindLines): Promise<void> {
  const places: { node: Text; lines: ReturnType<typeof namedLinesIn>[number] }[] = [];
  let end = performance.now() + sliceMs;
  // Block by block, as a long answer has hundreds, and few of them name a line.
  for (const block of element.children) {
    if (performance.now() > end) {
      await new Promise(resolve => setTimeout(resolve));
      end = performance.now() + sliceMs;
    }
    if (!mayName.test(block.textContent)) continue;
    for (const node of textsIn(block)) places.push(...namedLinesIn(node.data).map(lines => ({ node, lines })));
  }
  if (places.length === 0) return;
  const found = await find(places.map(({ lines: { path, startLine, endLine } }) => ({ path, startLine, endLine })));
  // From the last to the first: what is split off a text keeps the places in front of it.
  for (const [index, { node, lines }] of [...places.entries()].reverse()) {
    if (!found[index] || !node.isConnected) continue;
    const label = node.splitText(lines.index);
    label.splitText(lines.length);
    const { path, startLine, endLine } = lines;
    const link = document.createElement('a');
    link.className = 'line-link';
    link.href = '#';
    link.title = l10n.t('Open {0} at line {1}', path, startLine);
    opens.set(link, { path, startLine, endLine });
    label.replaceWith(link);
    link.append(label);
  }
}

function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
    node instanceof Element
      ? node.matches('pre, a, button, .code-block, .math')
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_ACCEPT,
  );
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}
