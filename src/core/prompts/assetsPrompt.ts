import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { Coordinates } from '../vision/index.ts';
import type { PromptTemplate } from './promptTemplate.ts';

export interface AssetsInput {
  /** `assetsTemplate`: the same for every picture, for the endpoints' caches. */
  rules: string;
  /** The screenshot as a piece of the message. */
  picture: ContentPart;
  /** Its size in pixels. */
  width: number;
  height: number;
  /** In what the model counts. */
  coordinates: Coordinates;
  /** Names of the placeholders that the page has for pictures. */
  placeholders: readonly string[];
  /** The user's language as a BCP 47 tag. */
  locale: string;
}

/** Finds the pictures within a screenshot. */
export const assetsTemplate: PromptTemplate = {
  id: 'assets',
  placeholders: [],
  mustHold: ['"box"', '"kind"'],
  en: [
    'You find the pictures within a screenshot: what no style sheet can draw. They are cut out of it and put into the page that is rebuilt from it.',
    '',
    '- photo, illustration, avatar (a picture that stands for a person), logo (of a brand, with its lettering where that is drawn), icon (a small sign).',
    '- One box for each, as tight as it goes: from its first pixel to its last, without caption, frame and shadow. Where text lies over a photo, the photo is one box all the same.',
    '- Not texts, buttons, fields, charts, lines and areas of one colour; not the screenshot as a whole; nothing twice.',
    '',
    'Reply with one JSON list and nothing else, no fence and no talk:',
    '[{"box":[x1,y1,x2,y2],"kind":"photo","alt":"…","name":"…"}]',
    '- box: left, top, right and bottom, in thousandths of the width and of the height of the screenshot, from its top left corner.',
    '- kind: photo, illustration, avatar, logo or icon.',
    '- alt: what there is to see, in a few words of the language that the screenshot is in; empty for what only decorates.',
    '- name: one to three English words with hyphens, for a file.',
    'An empty list where there is no picture.',
  ].join('\n'),
  zh: [
    '你要找出截图里的图片，也就是样式表画不出来的内容。它们会从截图中裁出来，放进据此还原的页面。',
    '',
    '- photo（照片）、illustration（插图）、avatar（代表某个人的头像）、logo（品牌标志，连同画出来的字样）、icon（小图标）。',
    '- 每张图片一个框，越紧越好：从它的第一个像素到最后一个像素，不含说明文字、边框和阴影。照片上叠有文字时，整张照片仍是一个框。',
    '- 不要文字、按钮、输入框、图表、线条和纯色区域；不要整张截图；同一张图片不要列两次。',
    '',
    '只回复一个 JSON 列表，不加代码块，不写别的话：',
    '[{"box":[x1,y1,x2,y2],"kind":"photo","alt":"…","name":"…"}]',
    '- box：左、上、右、下，以截图宽度和高度的千分之一计，从左上角算起。',
    '- kind：photo、illustration、avatar、logo 或 icon。',
    '- alt：用截图所用的语言，以几个字写出图中内容；只起装饰作用的留空。',
    '- name：一到三个英文单词，用连字符连接，用作文件名。',
    '没有图片时给出空列表。',
  ].join('\n'),
};

/** Sent once after an answer that was no list. */
export const repairAssetsTemplate: PromptTemplate = {
  id: 'assets.repair',
  placeholders: [],
  en: 'That was not the JSON list asked for. Send the list, valid, and nothing else.',
  zh: '这不是所要求的 JSON 列表。请只发送有效的列表，不要写别的内容。',
};

/** Asks for the places of photos, logos and icons, for `readAssets`. */
export function assetsPrompt(input: AssetsInput): ChatMessage[] {
  return [
    { role: 'system', content: input.rules },
    { role: 'user', content: [input.picture, { type: 'text', text: request(input) }] },
  ];
}

function request({ width, height, coordinates, placeholders, locale }: AssetsInput): string {
  const names = placeholders.join(', ');
  const inPixels = coordinates === 'pixels';
  const lines = /^zh\b/i.test(locale)
    ? [
        `请找出这张 ${width} × ${height} 像素的截图里的照片、插图、头像、标志和图标。`,
        inPixels && '坐标请用图片的像素。',
        names && `页面里已有这些图片的占位：${names}。属于某个占位的图片，请用它的名称。`,
      ]
    : [
        `Find the photos, illustrations, avatars, logos and icons in this screenshot of ${width} × ${height} pixels.`,
        inPixels && 'Count in pixels of the picture.',
        names &&
          `The page has placeholders for these: ${names}. A picture that belongs into one of them gets its name.`,
      ];
  return lines.filter(Boolean).join('\n');
}
