import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import type { Coordinates } from '../vision/index.ts';
import type { MeasuredDifferences } from './measuredDifferences.ts';
import type { Verb } from './verb.ts';

const template: PromptTemplate = {
  id: 'verb.compare',
  placeholders: [],
  en: [
    'You compare two pictures for a programmer: Picture 1 is how it was or should be, Picture 2 is how it is.',
    'List what differs as a numbered list, what matters most first. Each item is one line of this form:',
    '1. **high** – what differs, in one sentence. Picture 1: [[xmin,ymin,xmax,ymax]] Picture 2: [[xmin,ymin,xmax,ymax]]',
    'The first word rates it: high (something is missing, broken or says something else), medium (users will notice),',
    'low (a nuance). Leave out the box of a picture in which the thing is not there.',
    'Places that were measured to differ may stand behind the pictures. Say of each what is there, add what the measuring',
    'did not find, and leave out a measured place where you see no difference.',
    'Give no percentages. If nothing differs, say so in one sentence, without a list. Make nothing up.',
  ].join('\n'),
  zh: [
    '你为程序员比较两张图片：图片 1 是原来的样子或应有的样子，图片 2 是现在的样子。',
    '用编号列表列出不同之处，最重要的在前。每项一行，格式如下：',
    '1. **高** – 用一句话说明差异。图片 1：[[xmin,ymin,xmax,ymax]] 图片 2：[[xmin,ymin,xmax,ymax]]',
    '开头一词是严重程度：高（缺失、损坏或内容不同）、中（用户会注意到）、低（细微差别）。',
    '某张图片中没有该内容时，省略那张图片的边界框。',
    '图片后面可能列出测量到的差异位置：逐一说明那里有什么不同；测量没有发现的请补充；看不出差异的位置不要写。',
    '不要给出百分比。如果没有差异，用一句话说明，不要写列表。不要编造。',
  ].join('\n'),
};

/** `/compare`: what differs between two pictures. */
export const compare: Verb = {
  name: 'compare',
  takes: ['image'],
  least: 2,
  most: 2,
  template,
  question: { en: 'What differs between the two pictures?', zh: '这两张图片有哪些不同？' },
  outcomes: () => [],
};

/** More would only be repeated. */
const mostTold = 12;

/** The measured places as the model counts them, to stand behind the pictures; empty where nothing differs. */
export function measuredText({ regions, sizes }: MeasuredDifferences, coordinates: Coordinates): string {
  const [{ width, height }] = sizes;
  const count = (value: number, of: number): number =>
    coordinates === 'pixels' ? Math.round(value) : Math.min(1000, Math.round((value / of) * 1000));
  const lines = regions.slice(0, mostTold).map(region => {
    const right = Math.min(width, region.x + region.width);
    const bottom = Math.min(height, region.y + region.height);
    // What one picture is longer by lies in no part of the other.
    if (region.y >= height || region.x >= width) return `- ${region.kind}, below the end of Picture 1`;
    const box = [count(region.x, width), count(region.y, height), count(right, width), count(bottom, height)];
    return `- ${region.kind}: [[${box.join(',')}]]`;
  });
  return lines.length === 0 ? '' : `Measured to differ, the worst first, as boxes in Picture 1:\n${lines.join('\n')}`;
}
