/** The text of rendered Markdown as places are looked for in it, and the way back into the nodes. */

/** Coordinates in there are something else, or cannot be buttons. */
const closedTo = new Set(['A', 'BUTTON', 'PRE']);
const lines = new Set(['P', 'LI', 'TR', 'DIV', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BR', 'UL', 'OL']);
/** What tells a name from the words around it is lost in the rendering: put back. */
const marks: Readonly<Record<string, string>> = { STRONG: '**', B: '**', CODE: '`' };

export interface TextPart {
  readonly node: Text;
  /** Where its text begins in the whole. */
  readonly at: number;
}

export interface FragmentText {
  readonly text: string;
  /** In order. */
  readonly parts: readonly TextPart[];
}

export function fragmentText(root: Node): FragmentText {
  let text = '';
  const parts: TextPart[] = [];
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) {
        parts.push({ node: child, at: text.length });
        text += child.data;
      } else if (child instanceof Element) {
        const { tagName } = child;
        if (closedTo.has(tagName) || child.matches('.code-block, .math')) {
          text += ' ';
          continue;
        }
        if (lines.has(tagName) && text !== '' && !text.endsWith('\n')) text += '\n';
        const mark = marks[tagName] ?? '';
        text += mark;
        walk(child);
        text += mark;
        if (tagName === 'TD' || tagName === 'TH') text += ' | ';
        else if (lines.has(tagName) && !text.endsWith('\n')) text += '\n';
      }
    }
  };
  walk(root);
  return { text, parts };
}

/**
 * Puts each range of the text that lies in a single node into an element of its own.
 * @param ranges in order, none over another
 */
export function wrapRanges<R extends { readonly from: number; readonly to: number }>(
  { parts }: FragmentText,
  ranges: readonly R[],
  create: (range: R, text: string) => Element,
): void {
  // From behind: what is split off leaves the offsets before it as they are.
  let index = parts.length - 1;
  for (const range of ranges.toReversed()) {
    while (index > 0 && (parts[index]?.at ?? 0) > range.from) index--;
    const part = parts[index];
    if (!part || range.to > part.at + part.node.data.length || range.from < part.at) continue;
    const inside = part.node.splitText(range.from - part.at);
    inside.splitText(range.to - range.from);
    inside.replaceWith(create(range, inside.data));
  }
}
