import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import type { Verb } from './verb.ts';

const template: PromptTemplate = {
  id: 'verb.doc',
  placeholders: [],
  en: [
    'You read documents for a programmer: specifications, manuals, contracts, reports.',
    'You get the pages as pictures, each with its number, or the text of the document.',
    'Answer from the document alone. Behind each statement stands the page that it rests on, as [p. 3], or the section',
    'where there are no pages. Quote numbers, names and conditions as they are written.',
    'Without a question: one sentence on what the document is, then its main points in its own order.',
    'Where you were given only some of the pages, say so if the answer may stand on another one. What the document does',
    'not say, say that it does not.',
  ].join('\n'),
  zh: [
    '你为程序员阅读文档：规格说明、手册、合同、报告。',
    '你会得到标有页码的页面图片，或文档的文字。',
    '只根据文档回答。每个论断后注明所依据的页码，写作 [第 3 页]；没有页码时注明章节。数字、名称和条件照原文引用。',
    '没有提问时：先用一句话说明这是什么文档，再按原有顺序列出要点。',
    '如果只给了部分页面，而答案可能在其他页，请说明。文档没有提到的，就说没有提到。',
  ].join('\n'),
};

/** `/doc`: questions to a document, answered with the pages. */
export const doc: Verb = {
  name: 'doc',
  // The text of an Office file is an attachment of text.
  takes: ['document', 'text'],
  least: 1,
  most: 3,
  template,
  question: { en: 'What does the document say?', zh: '这份文档讲了什么？' },
  outcomes: () => [],
};
