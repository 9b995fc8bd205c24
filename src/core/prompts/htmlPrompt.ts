import type { ChatMessage, ContentPart } from '../../provider/index.ts';

/** One screenshot of the page. */
export interface HtmlShot {
  /** The screenshot as a piece of the message. */
  picture: ContentPart;
  /** Its size in pixels. */
  width: number;
  height: number;
  /** Pixels to one CSS pixel: the page is laid out for the size divided by this. Default 1. */
  pixelRatio?: number;
  /** What it shows in the user's words, such as "menu open". */
  label?: string;
}

export interface HtmlInput extends HtmlShot {
  /** `htmlCopyTemplate` or `htmlSketchTemplate`, filled: the same for every picture, for the endpoints' caches. */
  rules: string;
  /** More of the same page: other states and widths. The first is what the page must look like as it is opened. */
  others?: readonly HtmlShot[];
  /** Drawn by hand: what it means counts, not its lines. */
  isSketch?: boolean;
  /** The user's language as a BCP 47 tag, for the message and for what the model says itself. */
  locale: string;
  /** What the user asked for beyond a faithful copy. */
  wish?: string;
}

/** Asks for the page that looks like the picture, as one HTML file and nothing else. */
export function htmlPrompt(input: HtmlInput): ChatMessage[] {
  const { rules, others = [], locale } = input;
  const words = /^zh\b/i.test(locale) ? chinese : english;
  const text = (line: string): ContentPart => ({ type: 'text', text: line });
  const pictures =
    others.length === 0
      ? [input.picture]
      : [input, ...others].flatMap((shot, index) => [text(words.numbered(index + 1, shot)), shot.picture]);
  return [
    { role: 'system', content: rules },
    { role: 'user', content: [...pictures, text(request(input, words))] },
  ];
}

function request(input: HtmlInput, words: typeof english): string {
  const { pixelRatio = 1, others = [], isSketch = false, wish } = input;
  const isDense = pixelRatio !== 1;
  return [
    isSketch ? words.sketch(input) : words.copy(input),
    isDense && words.dense(input, pixelRatio),
    others.length > 0 && words.others(others.length),
    wish && words.wish(wish),
  ]
    .filter(Boolean)
    .join('\n');
}

function cssSize({ width, height, pixelRatio = 1 }: HtmlShot): string {
  return `${Math.round(width / pixelRatio)} × ${Math.round(height / pixelRatio)}`;
}

const english = {
  numbered: (number: number, shot: HtmlShot): string =>
    `Screenshot ${number}${shot.label ? `, ${shot.label}` : ''}: ${shot.width} × ${shot.height} pixels, a viewport of ${cssSize(shot)} CSS pixels.`,
  copy: ({ width, height }: HtmlShot): string =>
    `Turn this screenshot of ${width} × ${height} pixels into an HTML page.`,
  sketch: ({ width, height }: HtmlShot): string => `Turn this sketch of ${width} × ${height} pixels into an HTML page.`,
  dense: (shot: HtmlShot, ratio: number): string =>
    `It has ${ratio} pixels to one CSS pixel: the viewport is ${cssSize(shot)} CSS pixels, and whatever is measured in the picture is divided by ${ratio}.`,
  others: (count: number): string =>
    [
      `Screenshot 1 is the page as it is opened. The ${count === 1 ? 'other one shows' : `other ${count} show`} the same page: in another width, which becomes a media query, or in another state, which becomes what CSS alone can do about it (:hover, :focus-within, :checked, details, :target).`,
      'It is one page with one content for all of them.',
    ].join(' '),
  wish: (wish: string): string => `Also: ${wish}`,
};
const chinese: typeof english = {
  numbered: (number, shot) =>
    `截图 ${number}${shot.label ? `（${shot.label}）` : ''}：${shot.width} × ${shot.height} 像素，视口为 ${cssSize(shot)} CSS 像素。`,
  copy: ({ width, height }) => `请把这张 ${width} × ${height} 像素的截图还原成一个 HTML 页面。`,
  sketch: ({ width, height }) => `请把这张 ${width} × ${height} 像素的草图做成一个 HTML 页面。`,
  dense: (shot, ratio) =>
    `截图的像素比是 ${ratio}：视口为 ${cssSize(shot)} CSS 像素，图上量出的尺寸都要除以 ${ratio}。`,
  others: count =>
    `截图 1 是页面打开时的样子。另外 ${count} 张是同一个页面：宽度不同的，用媒体查询实现；状态不同的，只用 CSS 能做到的方式实现（:hover、:focus-within、:checked、details、:target）。所有截图共用同一个页面、同一份内容。`,
  wish: wish => `另外：${wish}`,
};
