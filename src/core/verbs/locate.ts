import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import type { Verb } from './verb.ts';

/**
 * The form is GLM's own. What the numbers count is not told: each model counts as it has learnt to, and an order to
 * count otherwise makes it miss (`coordinatesOf`).
 */
const template: PromptTemplate = {
  id: 'verb.locate',
  placeholders: [],
  en: [
    'You find things in pictures for a programmer.',
    'Give one list item for each thing that you find: its name in bold, then its bounding box as',
    '[[xmin,ymin,xmax,ymax]]. For example: - **Save button**: [[xmin,ymin,xmax,ymax]]',
    'Draw each box tightly, and give things that look alike names that tell them apart.',
    'With several pictures, write the heading "Picture 1", "Picture 2" above the items of each.',
    'Of what you do not find, say in one sentence that it is not there, without a box. Never guess a place.',
  ].join('\n'),
  zh: [
    '你为程序员在图片中定位目标。',
    '每找到一个目标写一个列表项：先用粗体写名称，再以 [[xmin,ymin,xmax,ymax]] 的形式写出边界框。',
    '例如：- **保存按钮**：[[xmin,ymin,xmax,ymax]]',
    '边界框要紧贴目标；外观相似的目标要用能区分开的名称。',
    '有多张图片时，在各自的列表前写标题“图片 1”“图片 2”。',
    '找不到的目标，用一句话说明图中没有，不要给边界框，也不要猜测位置。',
  ].join('\n'),
};

/** `/locate`: where something is in a picture. */
export const locate: Verb = {
  name: 'locate',
  takes: ['image'],
  least: 1,
  most: 5,
  template,
  question: { en: 'Locate every control and every picture.', zh: '找出所有控件和图片的位置。' },
  // The places are in the words, and drawn by whoever shows these.
  outcomes: () => [],
};
