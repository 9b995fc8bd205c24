import type { EditManner } from '../../habits.ts';
import { withoutCode } from '../../reading/codeBlocks.ts';
import type { Received } from '../../reading/received.ts';
import { colourIn } from '../../vision/colours.ts';
import type { PictureFacts } from '../../vision/pictureFacts.ts';
import { type Block, replaceTag, writeBlocks } from './blocks.ts';
import { mendingBlocks } from './mendPage.ts';
import { sourceElements } from './sourceElements.ts';

const formOfBlocks = /<{7} SEARCH/;

/** The system message shows the form of search-and-replace blocks, and a user message holds HTML in a fence. */
export function asksForEdits(received: Received): boolean {
  return formOfBlocks.test(received.system) && orderOf(received) !== undefined;
}

/**
 * Edits of the page that stands in the question. An element's source beside it and a colour word in the prose: that
 * element in that colour. Two pictures of one width: what the first shows and the second does not.
 */
export function editAnswer(received: Received, manner: EditManner, most: number): string | undefined {
  const order = formOfBlocks.test(received.system) ? orderOf(received) : undefined;
  if (!order) return undefined;
  const { sources, text, pictures } = order;
  const page = sources.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const say = received.chinese ? chinese : english;
  if (manner === 'page') return `\`\`\`html\n${page}\n\`\`\``;
  if (manner === 'invalid') return writeBlocks([{ search: '<p>This is nowhere in the page.</p>', replace: '' }]);
  if (manner === 'nothing') return say.edits(nothingToSee(page));
  if (manner === 'worse') return say.edits(worse(page));
  const colour = colourIn(withoutCode(text));
  const element = sources.find(source => source !== page && page.includes(source.trim()));
  if (colour && (element !== undefined || !twoOfOneWidth(pictures)))
    return say.edits(coloured(page, element?.trim() ?? page.slice(page.indexOf('<body')), colour));
  const two = twoOfOneWidth(pictures);
  return say.edits(two ? mendingBlocks(page, two[0], two[1], most) : []);
}

interface Order {
  /** Contents of the fences that hold HTML. */
  sources: string[];
  text: string;
  pictures: readonly PictureFacts[];
}

/** Also where an answer and what was wrong with it came after it. */
function orderOf(received: Received): Order | undefined {
  const message = received.messages.findLast(
    ({ role, code }) => role === 'user' && code.some(({ language }) => language === 'html'),
  );
  if (!message) return undefined;
  const sources = message.code.filter(({ language }) => language === 'html').map(({ lines }) => lines.join('\n'));
  return { sources, text: message.text, pictures: message.pictures };
}

function twoOfOneWidth([first, second]: readonly PictureFacts[]): [PictureFacts, PictureFacts] | undefined {
  return first && second && first.width === second.width ? [first, second] : undefined;
}

function coloured(page: string, element: string, colour: string): Block[] {
  const tag = /<[a-z][^>]*>/i.exec(element)?.[0];
  if (tag === undefined) return [];
  const clean = tag.replace(/;?\s*background(?:-color)?:[^;"]*/, '');
  const by = /style="/.test(clean)
    ? clean.replace(/style="([^"]*?);?"/, `style="$1;background:${colour}"`)
    : clean.replace(/\s*(\/?>)$/, ` style="background:${colour}"$1`);
  return [replaceTag(page, { tag, at: page.indexOf(element) + element.indexOf(tag) }, by)];
}

/** The largest element goes where it does not belong. */
function worse(page: string): Block[] {
  const [largest] = sourceElements(page)
    .filter(({ isText }) => !isText)
    .toSorted((a, b) => b.width * b.height - a.width * a.height);
  if (!largest) return [];
  return [replaceTag(page, largest, largest.tag.replace(/left:-?\d+px/, `left:${largest.width}px`))];
}

function nothingToSee(page: string): Block[] {
  const tag = /<title>/.exec(page)?.[0];
  return tag ? [replaceTag(page, { tag, at: page.indexOf(tag) }, '<!-- looked at -->\n<title>')] : [];
}

const english = {
  edits: (blocks: readonly Block[]): string =>
    blocks.length === 0
      ? 'I see nothing that should be changed.'
      : `Changes: ${blocks.length}.\n\n${writeBlocks(blocks)}`,
};
const chinese = {
  edits: (blocks: readonly Block[]): string =>
    blocks.length === 0 ? '我没有看到需要修改的地方。' : `修改 ${blocks.length} 处。\n\n${writeBlocks(blocks)}`,
};
