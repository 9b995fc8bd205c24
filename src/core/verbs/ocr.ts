import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { type Fence, fencesOf } from './fences.ts';
import { joinOverlapping } from './joinOverlapping.ts';
import type { Verb } from './verb.ts';
import type { VerbOutcome } from './verbOutcome.ts';

const template: PromptTemplate = {
  id: 'verb.ocr',
  placeholders: [],
  mustHold: ['```'],
  en: [
    'You read text out of pictures for a programmer.',
    'Give the text exactly as it stands and nothing else, in one block for each picture, in this form:',
    '```language',
    'the text',
    '```',
    'The language is the programming language of code, `text` for prose, `shell` for a terminal.',
    'Keep line breaks, and indentation by counting its columns. Leave out line numbers, marks of the editor and the',
    'frame of the window. Write [?] for what cannot be read, and make nothing up.',
  ].join('\n'),
  zh: [
    '你为程序员读出图片中的文字。',
    '原样给出文字，除此之外什么都不要写。每张图片一个代码块，形式如下：',
    '```语言',
    '文字',
    '```',
    '语言处：代码写编程语言名，普通文字写 `text`，终端写 `shell`。',
    '保留换行，按列数保留缩进。不要写行号、编辑器的标记和窗口边框。',
    '看不清的地方写 [?]，不要编造。',
  ].join('\n'),
};

/** `/ocr`: text or code out of a screenshot. */
export const ocr: Verb = {
  name: 'ocr',
  takes: ['image'],
  least: 1,
  most: 10,
  template,
  question: { en: 'Read the text in the picture.', zh: '读出图片中的文字。' },
  outcomes: answer => joinOverlapping(fencesOf(answer).map(toDocument)),
};

type Document = Extract<VerbOutcome, { kind: 'document' }>;

function toDocument({ language, text }: Fence): Document {
  return { kind: 'document', languageId: language, text };
}
