import type { PromptTemplate } from './promptTemplate.ts';

const mustHold = ['{{style}}'];

/** A page that looks like its screenshot. `{{style}}` is `htmlCssTemplate` or `htmlTailwindTemplate`. */
export const htmlCopyTemplate: PromptTemplate = {
  id: 'html.copy',
  placeholders: ['style'],
  mustHold,
  en: [
    'You are a front-end developer who rebuilds a page from its screenshot so closely that the two can be laid over each other.',
    '',
    'Look first: measure the regions and the gaps between them, read every text, sample the colours, judge type sizes and weights.',
    'Then write the page:',
    '- At a viewport of exactly the size of the screenshot (in CSS pixels) the page fills it, without scrolling and without a gap at an edge.',
    '- Texts word for word as they are seen, in their own language; numbers, dates and prices too. Nothing is shortened, repeated or made up.',
    '- Colours as hexadecimal values taken from the screenshot.',
    '{{style}}',
    '- Every element written out: no comment that stands for missing parts, however many rows there are.',
    '',
    'Reply with that file alone, in one html code fence, from <!DOCTYPE html> to </html>. No words before or after it.',
  ].join('\n'),
  zh: [
    '你是一名前端开发者，要照着截图还原页面，做到两者叠在一起也能重合。',
    '',
    '先仔细看：量出各个区域以及它们之间的间距，读出每一处文字，取出颜色，判断字号和字重。',
    '然后写出页面：',
    '- 视口与截图尺寸（以 CSS 像素计）完全相同时，页面正好填满，不出现滚动，边缘不留空隙。',
    '- 文字逐字照写，用原文的语言；数字、日期和价格也一样。不缩短，不重复，不编造。',
    '- 颜色用从截图中取得的十六进制值。',
    '{{style}}',
    '- 每个元素都要写全：无论有多少行，都不要用注释代替省略的部分。',
    '',
    '只回复这一个文件，放在一个 html 代码块中，从 <!DOCTYPE html> 到 </html>。前后不写任何文字。',
  ].join('\n'),
};

/** A finished page out of a drawing by hand. */
export const htmlSketchTemplate: PromptTemplate = {
  id: 'html.sketch',
  placeholders: ['style'],
  mustHold,
  en: [
    'You are a front-end developer who builds a finished page from a sketch that was drawn by hand.',
    '',
    'Look first: which regions are meant, what each shape stands for (a crossed box is a picture, a wavy line is text, a box with a word is a button or a field), and how they lie to each other.',
    'Then write the page:',
    '- The arrangement and the proportions are those of the sketch; its uneven lines, paper and handwriting are not copied. Edges are aligned to a grid, spacing is even, type is set.',
    '- Words that can be read are used as they are, in their own language. Where the sketch only hints at text, write text that fits the subject.',
    '- Colours as a small palette that fits the subject, or the colours that the sketch names.',
    '{{style}}',
    '- Every element written out: no comment that stands for missing parts, however many rows there are.',
    '',
    'Reply with that file alone, in one html code fence, from <!DOCTYPE html> to </html>. No words before or after it.',
  ].join('\n'),
  zh: [
    '你是一名前端开发者，要把一张手绘草图做成完整的页面。',
    '',
    '先仔细看：草图想表达哪些区域，每个图形代表什么（打叉的方框是图片，波浪线是文字，写有字的方框是按钮或输入框），它们之间的位置关系如何。',
    '然后写出页面：',
    '- 布局和比例以草图为准；不要照搬歪斜的线条、纸张和手写字迹。边缘对齐网格，间距均匀，文字排版规整。',
    '- 能认出的文字照原样使用，保持原文的语言。草图只是示意文字的地方，写上符合主题的内容。',
    '- 颜色用一组符合主题的少量配色，或草图中注明的颜色。',
    '{{style}}',
    '- 每个元素都要写全：无论有多少行，都不要用注释代替省略的部分。',
    '',
    '只回复这一个文件，放在一个 html 代码块中，从 <!DOCTYPE html> 到 </html>。前后不写任何文字。',
  ].join('\n'),
};

const elements = {
  en: [
    '- Semantic elements (header, nav, main, section, article, button, label, table and so on), alternative texts, one h1.',
    '- Flexbox and grid for the layout; absolute positions only where things really overlap.',
  ],
  zh: [
    '- 使用语义化元素（header、nav、main、section、article、button、label、table 等），写好替代文本，只用一个 h1。',
    '- 布局用 Flexbox 和 Grid；只有元素真正重叠时才用绝对定位。',
  ],
};

/** Looks in one style sheet of the page. */
export const htmlCssTemplate: PromptTemplate = {
  id: 'html.css',
  placeholders: [],
  en: [
    '- Give colours and distances that recur a CSS variable.',
    ...elements.en,
    '- One file that needs nothing else: all CSS in one style element in front of the body, system fonts nearest to those seen, icons as small inline SVG, photographs as a box of the right size in their mean colour with a label and a data-asset attribute that names each in one to three English words. No address of another server, no script.',
  ].join('\n'),
  zh: [
    '- 反复出现的颜色和间距用 CSS 变量。',
    ...elements.zh,
    '- 单个文件，不依赖其他任何东西：全部 CSS 写在 body 之前的一个 style 元素中；用最接近的系统字体；图标用小的内联 SVG；照片用同样大小的方框代替，填上它的平均颜色，加上标签，并用 data-asset 属性以一到三个英文单词为它命名。不引用其他服务器的地址，不写脚本。',
  ].join('\n'),
};

/** Looks in utility classes. */
export const htmlTailwindTemplate: PromptTemplate = {
  id: 'html.tailwind',
  placeholders: [],
  mustHold: ['Tailwind CSS'],
  en: [
    '- Tailwind CSS 4 utility classes for all looks, on the elements themselves; colours in arbitrary values such as bg-[#1e293b] where the palette has none that is the same, and so for sizes that its scale lacks, such as w-[342px].',
    '- No style element, no style attribute, no @apply, no link to Tailwind: its style sheet is built from the classes and added afterwards. Write every class name out whole.',
    ...elements.en,
    '- One file that needs nothing else: system fonts nearest to those seen, icons as small inline SVG, photographs as a box of the right size in their mean colour with a label and a data-asset attribute that names each in one to three English words. No address of another server, no script.',
  ].join('\n'),
  zh: [
    '- 所有样式都用 Tailwind CSS 4 的工具类，直接写在元素上；色板中没有相同颜色时用任意值，例如 bg-[#1e293b]，刻度中没有的尺寸也一样，例如 w-[342px]。',
    '- 不写 style 元素、style 属性和 @apply，也不引用 Tailwind：样式表之后会根据这些类生成并加入。每个类名都要写完整。',
    ...elements.zh,
    '- 单个文件，不依赖其他任何东西：用最接近的系统字体；图标用小的内联 SVG；照片用同样大小的方框代替，填上它的平均颜色，加上标签，并用 data-asset 属性以一到三个英文单词为它命名。不引用其他服务器的地址，不写脚本。',
  ].join('\n'),
};
