import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { DifferentRegion } from '../studio/score/differentRegions.ts';
import type { PromptTemplate } from './promptTemplate.ts';

export interface RefineInput {
  /** `refineTemplate`, filled: the same for every page, for the endpoints' caches. */
  rules: string;
  /** The screenshot and the page as it now looks, as pieces of the message, equally wide. */
  original: ContentPart;
  rendering: ContentPart;
  /** Pixels of the screenshot, and how many of them are one of the page's. */
  width: number;
  height: number;
  pixelRatio: number;
  /** How like the two are, from 0 to 1. */
  similarity: { total: number; layout: number; colour: number; ink: number };
  /** Where they differ, the worst first; pixels of the screenshot. */
  regions: readonly DifferentRegion[];
  /** Around some of the regions, counted from 1, at full size. */
  crops: readonly { region: number; original: ContentPart; rendering: ContentPart }[];
  html: string;
  /** The user's language as a BCP 47 tag. */
  locale: string;
  /** What the user asked for beyond a faithful copy. */
  wish?: string;
  /** The edits of the round before, which did not help. */
  refused?: { verdict: 'same' | 'worse'; blocks: string };
}

/** Regions that are named: more would only distract. */
const mostRegions = 8;
/** Of refused edits, which are sent once more as a warning. */
const refusedLength = 4000;

/** A page is brought closer to its screenshot. `{{edits}}` is `editsTemplate`. */
export const refineTemplate: PromptTemplate = {
  id: 'refine',
  placeholders: ['edits'],
  mustHold: ['{{edits}}'],
  en: [
    'You bring a page closer to its screenshot. You get the screenshot, a rendering of the page as it is now, the places where a pixel comparison of the two finds the largest differences, and the source of the page.',
    '',
    'Look at each of these places in both pictures, say to yourself what differs (something missing or too much, position, size, spacing, colour, type, words), find what in the source makes it so, and change that:',
    '- The worst places first. A cause once, such as a variable or a rule, instead of each of its effects.',
    '- Measure in the screenshot: positions and sizes in pixels, colours as hexadecimal values, texts word for word.',
    '- What is right already stays as it is. A change that shifts everything below it is worth nothing.',
    '- The page stays one file without a script and without an address of another server.',
    '',
    'First one sentence, in the language of the request, on what you change. Then the changes. Where nothing can be made better, say so and write no block.',
    '',
    '{{edits}}',
  ].join('\n'),
  zh: [
    '你要让一个页面更接近它的截图。你会得到截图、页面现在的渲染图、两者逐像素对比后差异最大的位置，以及页面的源代码。',
    '',
    '在两张图中查看每一处位置，想清楚哪里不同（缺少或多出内容、位置、大小、间距、颜色、字体、文字），找到源代码中造成差异的地方，然后修改它：',
    '- 先改差异最大的地方。改原因（例如一个变量或一条规则），而不是逐个改它造成的结果。',
    '- 在截图中测量：位置和大小用像素，颜色用十六进制值，文字逐字照写。',
    '- 已经正确的保持不变。让下方所有内容都移位的修改毫无价值。',
    '- 页面仍是单个文件，没有脚本，也没有其他服务器的地址。',
    '',
    '先用一句话（用请求所用的语言）说明改了什么，再给出修改。没有可以改进的地方时直接说明，不写任何块。',
    '',
    '{{edits}}',
  ].join('\n'),
};

/** Asks for edits that make a page more like its screenshot. */
export function refinePrompt(input: RefineInput): ChatMessage[] {
  const isChinese = /^zh\b/i.test(input.locale);
  const words = isChinese ? chinese : english;
  const text = (line: string): ContentPart => ({ type: 'text', text: line });
  return [
    { role: 'system', content: input.rules },
    {
      role: 'user',
      content: [
        text(words.original(input.width, input.height)),
        input.original,
        text(words.rendering),
        input.rendering,
        ...input.crops.flatMap(({ region, original, rendering }) => [text(words.crop(region)), original, rendering]),
        text(request(input, words)),
      ],
    },
  ];
}

function request(input: RefineInput, words: typeof english): string {
  const { similarity, regions, pixelRatio, wish, refused, html } = input;
  const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
  return [
    words.ask,
    words.score(
      percent(similarity.total),
      percent(similarity.layout),
      percent(similarity.colour),
      percent(similarity.ink),
    ),
    ...(pixelRatio === 1 ? [] : [words.ratio(pixelRatio)]),
    '',
    words.places,
    ...regions
      .slice(0, mostRegions)
      .map(
        ({ x, y, width, height, kind, share }, index) =>
          `${index + 1}. x=${x} y=${y} width=${width} height=${height}: ${words.kinds[kind]}, ${percent(share)}`,
      ),
    ...(wish ? ['', words.wish(wish)] : []),
    ...(refused ? ['', words.refused[refused.verdict], refused.blocks.slice(0, refusedLength)] : []),
    '',
    words.source,
    ...fenced(html),
  ].join('\n');
}

/** In a fence that nothing in it can close. */
function fenced(html: string): string[] {
  const longest = Math.max(2, ...[...html.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return [`${marks}html`, html, marks];
}

const english = {
  original: (width: number, height: number): string => `The screenshot, ${width} × ${height} pixels:`,
  rendering: 'The page as it is now:',
  crop: (region: number): string => `Place ${region} at full size, first in the screenshot, then in the page:`,
  ask: 'Make the page more like the screenshot.',
  score: (total: string, layout: string, colour: string, ink: string): string =>
    `They are alike to ${total} (layout ${layout}, colours ${colour}, text and detail ${ink}).`,
  ratio: (ratio: number): string =>
    `One CSS pixel is ${ratio} pixels of these pictures; places are given in pixels of the pictures.`,
  places: 'Where they differ most, with the share of all that differs:',
  kinds: {
    missing: 'something is missing in the page',
    extra: 'the page has something too much',
    colour: 'another colour',
    text: 'another text',
    different: 'differs',
  },
  wish: (wish: string): string => `The user also wants: ${wish}`,
  refused: {
    same: 'These edits were tried and changed nothing that can be seen. Do something else:',
    worse: 'These edits were tried and made it less alike, so they were taken back. Do something else:',
  },
  source: 'The source of the page:',
};
const chinese: typeof english = {
  original: (width, height) => `截图，${width} × ${height} 像素：`,
  rendering: '页面现在的样子：',
  crop: region => `第 ${region} 处的原尺寸图，先是截图，后是页面：`,
  ask: '请让页面更接近截图。',
  score: (total, layout, colour, ink) =>
    `两者的相似度为 ${total}（布局 ${layout}，配色 ${colour}，文字与细节 ${ink}）。`,
  ratio: ratio => `一个 CSS 像素等于这些图中的 ${ratio} 个像素；下面的位置以图中的像素计。`,
  places: '差异最大的地方，以及各占全部差异的比例：',
  kinds: {
    missing: '页面缺少内容',
    extra: '页面多出内容',
    colour: '颜色不同',
    text: '文字不同',
    different: '不一致',
  },
  wish: wish => `用户还要求：${wish}`,
  refused: {
    same: '下面的修改试过，看不出任何变化。请换一种做法：',
    worse: '下面的修改试过，相似度反而下降，已经撤回。请换一种做法：',
  },
  source: '页面的源代码：',
};
