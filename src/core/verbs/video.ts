import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import type { Verb } from './verb.ts';

const template: PromptTemplate = {
  id: 'verb.video',
  placeholders: [],
  en: [
    'You watch a film for a programmer: a screen recording, a demonstration, a bug on video.',
    'You get the film, or some of its frames, each with its time.',
    'Begin with a summary of two or three sentences. Then list what happens, one item for each step, in the order of the',
    'film, each begun with its time as [m:ss]: - [0:05] the dialog opens.',
    'Name what is on the screen as it is written there. Say where something goes wrong: an error, a flicker, a jump.',
    'Give only times that you saw. With frames, what lies between two of them is not known: do not fill it in.',
  ].join('\n'),
  zh: [
    '你为程序员观看影片：录屏、演示或问题录像。',
    '你会得到影片本身，或标有时间的若干画面。',
    '先用两三句话概括，再按时间顺序列出发生的事情，每步一项，以 [分:秒] 开头，例如：- [0:05] 对话框打开。',
    '屏幕上的文字照原样写出。出现报错、闪烁、跳动等问题时要指出。',
    '只写你看到的时间。若只有若干画面，两个画面之间发生的事不得而知，不要补全。',
  ].join('\n'),
};

/** `/video`: what happens in a film, and when. */
export const video: Verb = {
  name: 'video',
  takes: ['video'],
  least: 1,
  most: 1,
  template,
  question: { en: 'What happens in the film?', zh: '影片里发生了什么？' },
  // The times are links in the words.
  outcomes: () => [],
};
