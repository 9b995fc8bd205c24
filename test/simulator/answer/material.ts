import { languageLabel } from '../reading/languages.ts';
import type { Received } from '../reading/received.ts';
import type { PictureFacts } from '../vision/pictureFacts.ts';
import { largestFirst } from './pictureAnswer.ts';
import { type Item, itemOfFunction, type Material } from './schema.ts';

/** What the last message brings; the conversation before it where the last message brings neither code nor picture. */
export function materialOf(received: Received): Material {
  const { chinese } = received;
  const code =
    received.last.code.length > 0
      ? received.last.code
      : received.messages.findLast(m => m.code.length > 0 && m.role === 'user')?.code;
  const picture = received.last.pictures.at(-1) ?? received.pictures.at(-1);
  const block = code?.find(candidate => candidate.functions.length > 0) ?? code?.[0];
  if (block && (received.last.pictures.length === 0 || received.last.code.length > 0)) {
    const { functions, lines, startLine, path, language } = block;
    const whole = functions.length === 0;
    const items = whole
      ? [wholeBlock(block, chinese)]
      : functions.map(found => itemOfFunction(found, lines, startLine, chinese));
    const summary = chinese
      ? `${languageLabel(language)} 代码 ${lines.length} 行，${functions.length} 个函数。`
      : `${languageLabel(language)} code, ${lines.length} lines, ${functions.length} functions.`;
    return { chinese, items, path, language, lineCount: lines.length, summary };
  }
  if (picture) {
    const size = `${picture.width} × ${picture.height}`;
    const summary = chinese
      ? `${size} 像素，主色 ${picture.mainColour.hex}`
      : `${size} pixels, mainly ${picture.mainColour.name} ${picture.mainColour.hex}`;
    return { chinese, items: regionItems(picture), path: undefined, language: undefined, lineCount: 0, summary };
  }
  const summary = chinese
    ? `${received.messages.length} 条消息，${received.characters} 个字符`
    : `${received.messages.length} messages, ${received.characters} characters`;
  return {
    chinese,
    items: [],
    path: undefined,
    language: undefined,
    lineCount: received.last.text.split('\n').length,
    summary,
  };
}

function wholeBlock(
  block: { path: string | undefined; lines: readonly string[]; startLine: number; language: string },
  zh: boolean,
): Item {
  const endLine = block.startLine + block.lines.length - 1;
  const name = block.path ?? block.language;
  const about = zh
    ? `${name}：第 ${block.startLine}–${endLine} 行，其中没有函数定义。`
    : `${name}: lines ${block.startLine}–${endLine}, no function starts here.`;
  return { name, startLine: block.startLine, endLine, about, source: block.lines.join('\n') };
}

function regionItems(picture: PictureFacts): Item[] {
  const thousandth = (value: number, of: number) => Math.min(1000, Math.max(0, Math.round((value / of) * 1000)));
  return largestFirst(picture.regions)
    .slice(0, 20)
    .map((region, index) => ({
      name: `${region.kind} ${index + 1}`,
      startLine: 1,
      endLine: 1,
      about: `${region.kind}, ${region.width} × ${region.height} at (${region.x}, ${region.y}), ${region.hex}`,
      source: '',
      region,
      box: [
        thousandth(region.x, picture.width),
        thousandth(region.y, picture.height),
        thousandth(region.x + region.width, picture.width),
        thousandth(region.y + region.height, picture.height),
      ],
    }));
}
