import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import type { PageTarget } from '../studio/pageTarget.ts';

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
  /** More of the same page: other states and widths. The first is what the page must look like as it is opened. */
  others?: readonly HtmlShot[];
  /** Default `css`. */
  target?: PageTarget;
  /** Drawn by hand: what it means counts, not its lines. */
  isSketch?: boolean;
  /** The user's language as a BCP 47 tag, for the message and for what the model says itself. */
  locale: string;
  /** What the user asked for beyond a faithful copy. */
  wish?: string;
}

const fidelity = {
  copy: {
    task: 'You are a front-end developer who rebuilds a page from its screenshot so closely that the two can be laid over each other.',
    look: 'Look first: measure the regions and the gaps between them, read every text, sample the colours, judge type sizes and weights.',
    rules: [
      '- At a viewport of exactly the size of the screenshot (in CSS pixels) the page fills it, without scrolling and without a gap at an edge.',
      '- Texts word for word as they are seen, in their own language; numbers, dates and prices too. Nothing is shortened, repeated or made up.',
    ],
    colours: 'hexadecimal values taken from the screenshot',
  },
  sketch: {
    task: 'You are a front-end developer who builds a finished page from a sketch that was drawn by hand.',
    look: 'Look first: which regions are meant, what each shape stands for (a crossed box is a picture, a wavy line is text, a box with a word is a button or a field), and how they lie to each other.',
    rules: [
      '- The arrangement and the proportions are those of the sketch; its uneven lines, paper and handwriting are not copied. Edges are aligned to a grid, spacing is even, type is set.',
      '- Words that can be read are used as they are, in their own language. Where the sketch only hints at text, write text that fits the subject.',
    ],
    colours: 'a small palette that fits the subject, or the colours that the sketch names',
  },
} as const;

const targets = {
  css: (colours: string) => [
    `- Colours as ${colours}. Give colours and distances that recur a CSS variable.`,
    '- Semantic elements (header, nav, main, section, article, button, label, table and so on), alternative texts, one h1.',
    '- Flexbox and grid for the layout; absolute positions only where things really overlap.',
    '- One file that needs nothing else: all CSS in one style element, system fonts nearest to those seen, icons as small inline SVG, photographs as a box of the right size in their mean colour with a label and a data-asset attribute that names each in one to three English words. No address of another server, no script.',
  ],
  tailwind: (colours: string) => [
    `- Tailwind CSS 4 utility classes for all looks, on the elements themselves; colours as ${colours}, in arbitrary values such as bg-[#1e293b] where the palette has none that is the same, and so for sizes that its scale lacks, such as w-[342px].`,
    '- No style element, no style attribute, no @apply, no link to Tailwind: its style sheet is built from the classes and added afterwards. Write every class name out whole.',
    '- Semantic elements (header, nav, main, section, article, button, label, table and so on), alternative texts, one h1.',
    '- Flexbox and grid for the layout; absolute positions only where things really overlap.',
    '- One file that needs nothing else: system fonts nearest to those seen, icons as small inline SVG, photographs as a box of the right size in their mean colour with a label and a data-asset attribute that names each in one to three English words. No address of another server, no script.',
  ],
} as const;

/** The same for every picture, byte for byte, so that endpoints can keep it in their cache. */
function role(target: PageTarget, isSketch: boolean): string {
  const { task, look, rules, colours } = isSketch ? fidelity.sketch : fidelity.copy;
  const end =
    target === 'css'
      ? 'from <!DOCTYPE html> to </html>, the style element in front of the body'
      : 'from <!DOCTYPE html> to </html>';
  return [
    task,
    '',
    look,
    'Then write the page:',
    ...rules,
    ...targets[target](colours),
    '- Every element written out: no comment that stands for missing parts, however many rows there are.',
    '',
    `Reply with that file alone, in one html code fence, ${end}. No words before or after it.`,
  ].join('\n');
}

/** Asks for the page that looks like the picture, as one HTML file and nothing else. */
export function htmlPrompt(input: HtmlInput): ChatMessage[] {
  const { others = [], target = 'css', isSketch = false, locale } = input;
  const words = /^zh\b/i.test(locale) ? chinese : english;
  const text = (line: string): ContentPart => ({ type: 'text', text: line });
  const pictures =
    others.length === 0
      ? [input.picture]
      : [input, ...others].flatMap((shot, index) => [text(words.numbered(index + 1, shot)), shot.picture]);
  return [
    { role: 'system', content: role(target, isSketch) },
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
