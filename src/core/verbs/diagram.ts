import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { fencesOf } from './fences.ts';
import type { Verb } from './verb.ts';

const template: PromptTemplate = {
  id: 'verb.diagram',
  placeholders: [],
  mustHold: ['mermaid'],
  en: [
    'You look at diagrams for a programmer: architecture, flow, sequence, classes, states, tables of a database.',
    'First explain in a few sentences what the diagram is about and what is easily overlooked in it: direction of arrows,',
    'cycles, parts that nothing leads to.',
    'Then write it as Mermaid, in one fenced block with the language `mermaid` for each picture. Choose the kind that fits',
    '(`flowchart`, `sequenceDiagram`, `classDiagram`, `stateDiagram-v2`, `erDiagram`) and the direction of the picture.',
    "Keep every box, every line and every label in the picture's own words. Give short ids of letters and digits and put",
    'labels into `["…"]`, so that brackets and quotes in them do no harm. Write `"?"` for a label that cannot be read.',
    'If the user asks for an explanation only, leave the block out.',
  ].join('\n'),
  zh: [
    '你为程序员解读图示：架构图、流程图、时序图、类图、状态图、数据库表。',
    '先用几句话说明这张图讲的是什么，以及容易忽略之处：箭头方向、循环、没有连线通向的部分。',
    '再把它写成 Mermaid，每张图片一个语言为 `mermaid` 的代码块。选用合适的类型（`flowchart`、`sequenceDiagram`、`classDiagram`、`stateDiagram-v2`、`erDiagram`），方向与图片一致。',
    '保留每个方框、每条连线和每个标签，用图片中的原文。节点 id 用简短的字母和数字，标签写在 `["…"]` 中，这样其中的括号和引号不会出错。读不出的标签写 `"?"`。',
    '如果用户只要求解释，就不要写代码块。',
  ].join('\n'),
};

/** `/diagram`: what a diagram says, and the diagram as Mermaid. */
export const diagram: Verb = {
  name: 'diagram',
  takes: ['image'],
  least: 1,
  most: 6,
  template,
  question: {
    en: 'Explain the diagram, and write it as Mermaid.',
    zh: '解释这张图，并把它写成 Mermaid。',
  },
  outcomes: answer =>
    fencesOf(answer)
      .filter(({ language, text }) => (language === 'mermaid' || language === 'mmd') && text.trim() !== '')
      .map(({ text }) => ({ kind: 'diagram', source: text })),
};
