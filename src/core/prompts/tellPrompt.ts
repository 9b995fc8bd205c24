import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import { fenced } from './codeContext.ts';
import type { PromptTemplate } from './promptTemplate.ts';

export interface TellInput {
  /** `tellTemplate`, filled: the same for every page, for the endpoints' caches. */
  rules: string;
  /** What the user wants, in their words. */
  wish: string;
  html: string;
  /** What was pointed at; nothing means the whole page. */
  elements: readonly ToldElement[];
  /** Parts of the screenshot that were circled: in pixels of it, and as they look there and in the page. */
  regions: readonly ToldRegion[];
  /** The whole of both, where they are known. */
  pictures?: Pictures;
  /** The user's language as a BCP 47 tag. */
  locale: string;
}

export interface ToldElement {
  /** As in a style sheet: `main > form > button`. */
  path: string;
  /** Of its first line in the page, from 1. */
  line: number;
  source: string;
  pictures?: Pictures;
}

export interface ToldRegion {
  box: { x: number; y: number; width: number; height: number };
  pictures?: Pictures;
}

export interface Pictures {
  original?: ContentPart;
  rendering?: ContentPart;
}

/** A page is changed as its user asks. `{{edits}}` is `editsTemplate`. */
export const tellTemplate: PromptTemplate = {
  id: 'tell',
  placeholders: ['edits'],
  mustHold: ['{{edits}}'],
  en: [
    'You change a page as its user asks for. You get the source of the page, what the user points at in it, and pictures of the page as it is now and of the screenshot that it was made from.',
    '',
    '- Do what is asked, all of it and nothing else. What the page looks like elsewhere stays as it is.',
    '- Where elements are marked, only their own source may change: the blocks are refused otherwise. What a rule of the style sheet would change for others too is set by a style attribute of the element.',
    '- Where nothing is marked, the wish is about the page as a whole, and the style sheet is the place for what recurs.',
    '- Where a part of the screenshot is circled, the wish is about the elements that show it, or that ought to.',
    '- Every tag that is opened is closed. The page stays one file without a script and without an address of another server.',
    '',
    'First one sentence, in the language of the wish, on what you change. Then the changes. Where the wish cannot be fulfilled, say why and write no block.',
    '',
    '{{edits}}',
  ].join('\n'),
  zh: [
    '你要按照用户的要求修改页面。你会得到页面的源代码、用户在其中指出的内容，以及页面现在的样子和它所依据的截图。',
    '',
    '- 完成全部要求，除此之外什么都不做。页面其他地方的外观保持不变。',
    '- 有标记的元素时，只能修改这些元素自己的源代码，否则修改块会被拒绝。如果修改样式表中的规则会影响其他元素，就改用该元素的 style 属性。',
    '- 没有标记时，要求针对整个页面，反复出现的样式应写在样式表中。',
    '- 截图中有圈出的部分时，要求针对显示这部分（或本该显示这部分）的元素。',
    '- 每个打开的标签都要闭合。页面仍是单个文件，没有脚本，也没有其他服务器的地址。',
    '',
    '先用一句话（用要求所用的语言）说明改了什么，再给出修改。要求无法实现时，说明原因，不写任何块。',
    '',
    '{{edits}}',
  ].join('\n'),
};

/** Asks for the edits that a wish about a page comes to. */
export function tellPrompt({ rules, wish, html, elements, regions, pictures, locale }: TellInput): ChatMessage[] {
  const words = /^zh\b/i.test(locale) ? chinese : english;
  const text = (line: string): ContentPart => ({ type: 'text', text: line });
  const both = ({ original, rendering }: Pictures = {}, about: string): ContentPart[] => [
    ...(original ? [text(`${about}${words.original}`), original] : []),
    ...(rendering ? [text(`${about}${words.rendering}`), rendering] : []),
  ];
  const marked = elements.flatMap(({ path, line, source }, index) => [
    words.element(index + 1, path, line),
    fenced(source, 'html'),
  ]);
  const circled = regions.map(({ box }, index) => words.region(index + 1, box));
  return [
    { role: 'system', content: rules },
    {
      role: 'user',
      content: [
        ...both(pictures, words.page),
        ...elements.flatMap((element, index) => both(element.pictures, words.ofElement(index + 1))),
        ...regions.flatMap((region, index) => both(region.pictures, words.ofRegion(index + 1))),
        text([words.source, fenced(html, 'html'), '', ...marked, ...circled, '', words.wish, wish].join('\n')),
      ],
    },
  ];
}

const english = {
  page: 'The whole page',
  original: ', in the screenshot:',
  rendering: ', as it is now:',
  ofElement: (number: number): string => `Marked element ${number}`,
  ofRegion: (number: number): string => `Circled region ${number}`,
  source: 'The source of the page:',
  element: (number: number, path: string, line: number): string =>
    `Marked element ${number}, ${path}, from line ${line} on:`,
  region: (number: number, { x, y, width, height }: ToldRegion['box']): string =>
    `Circled region ${number}: x=${x} y=${y} width=${width} height=${height}, in pixels of the screenshot.`,
  wish: 'The wish:',
};
const chinese: typeof english = {
  page: '整个页面',
  original: '，截图中：',
  rendering: '，现在的样子：',
  ofElement: number => `标记的元素 ${number}`,
  ofRegion: number => `圈出的区域 ${number}`,
  source: '页面的源代码：',
  element: (number, path, line) => `标记的元素 ${number}，${path}，从第 ${line} 行开始：`,
  region: (number, { x, y, width, height }) =>
    `圈出的区域 ${number}：x=${x} y=${y} width=${width} height=${height}，以截图像素计。`,
  wish: '要求：',
};
