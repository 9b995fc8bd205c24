import type { ChatMessage, ContentPart } from '../../provider/index.ts';

export interface HtmlInput {
  /** The screenshot as a piece of the message. */
  picture: ContentPart;
  /** Its size in pixels. */
  width: number;
  height: number;
  /** Pixels to one CSS pixel: the page is laid out for the size divided by this. Default 1. */
  pixelRatio?: number;
  /** The user's language as a BCP 47 tag, for the message and for what the model says itself. */
  locale: string;
  /** What the user asked for beyond a faithful copy. */
  wish?: string;
}

/** The same for every picture, byte for byte, so that endpoints can keep it in their cache. */
const role = [
  'You are a front-end developer who rebuilds a page from its screenshot so closely that the two can be laid over each other.',
  '',
  'Look first: measure the regions and the gaps between them, read every text, sample the colours, judge type sizes and weights.',
  'Then write the page:',
  '- At a viewport of exactly the size of the screenshot (in CSS pixels) the page fills it, without scrolling and without a gap at an edge.',
  '- Texts word for word as they are seen, in their own language; numbers, dates and prices too. Nothing is shortened, repeated or made up.',
  '- Colours as hexadecimal values taken from the screenshot. Give colours and distances that recur a CSS variable.',
  '- Semantic elements (header, nav, main, section, article, button, label, table and so on), alternative texts, one h1.',
  '- Flexbox and grid for the layout; absolute positions only where things really overlap.',
  '- One file that needs nothing else: all CSS in one style element, system fonts nearest to those seen, icons as small inline SVG, photographs as a box of the right size in their mean colour with a label and a data-asset attribute that names each in one to three English words. No address of another server, no script.',
  '- Every element written out: no comment that stands for missing parts, however many rows there are.',
  '',
  'Reply with that file alone, in one html code fence, from <!DOCTYPE html> to </html>, the style element in front of the body. No words before or after it.',
].join('\n');

/** Asks for the page that looks like the picture, as one HTML file and nothing else. */
export function htmlPrompt(input: HtmlInput): ChatMessage[] {
  return [
    { role: 'system', content: role },
    { role: 'user', content: [input.picture, { type: 'text', text: request(input) }] },
  ];
}

function request({ width, height, pixelRatio = 1, locale, wish }: HtmlInput): string {
  const size = `${Math.round(width / pixelRatio)} × ${Math.round(height / pixelRatio)}`;
  const isDense = pixelRatio !== 1;
  const lines = /^zh\b/i.test(locale)
    ? [
        `请把这张 ${width} × ${height} 像素的截图还原成一个 HTML 页面。`,
        isDense && `截图的像素比是 ${pixelRatio}：视口为 ${size} CSS 像素，图上量出的尺寸都要除以 ${pixelRatio}。`,
        wish && `另外：${wish}`,
      ]
    : [
        `Turn this screenshot of ${width} × ${height} pixels into an HTML page.`,
        isDense &&
          `It has ${pixelRatio} pixels to one CSS pixel: the viewport is ${size} CSS pixels, and whatever is measured in the picture is divided by ${pixelRatio}.`,
        wish && `Also: ${wish}`,
      ];
  return lines.filter(Boolean).join('\n');
}
