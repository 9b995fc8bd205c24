import type { ChatMessage } from '../../provider/index.ts';
import { fenced } from './codeContext.ts';
import type { PromptTemplate } from './promptTemplate.ts';

export interface AnnotateInput {
  /** Shown to the model, relative to the workspace. */
  path: string;
  languageId: string;
  /** Number of the first line of `code`, from 1. */
  firstLine: number;
  code: string;
  /** What the user asked for beyond notes in general. */
  wish?: string;
  /** Lines that were changed, numbered as `code` is: notes are wanted on these alone. */
  changed?: readonly { firstLine: number; lastLine: number }[];
  /** What the changed lines were, as a unified diff. */
  diff?: string;
}

/** What a model is told before it sees the code. */
export const annotateTemplate: PromptTemplate = {
  id: 'annotate',
  placeholders: ['language'],
  mustHold: ['"notes"', '"startLine"', '"kind"', '"text"'],
  en: [
    'You annotate source code for an experienced colleague who sees it for the first time.',
    'Reply with one JSON object and nothing else, no fence and no talk:',
    '{"notes":[{"startLine":1,"endLine":1,"quote":"const a = 1;","kind":"what","text":"…"}]}',
    'Lines are the numbers printed in front of the code; endLine is included. "quote" is the code of startLine, copied',
    'without its number.',
    'kind: "what" says what a piece does where that is not plain; "why" gives the reason or the hidden rule behind it;',
    '"risk" names a bug, an edge case or a trap; "suggestion" proposes better code and puts it into "replacement",',
    'which stands for exactly those lines, with their indentation.',
    'One note for each thing worth saying, in the order of the lines; nothing that merely repeats the code.',
    'One to three sentences each, no Markdown headings.',
    'Write the notes in {{language}}.',
  ].join('\n'),
  zh: [
    '你为一位经验丰富、但第一次看到这段代码的同事做批注。',
    '只回复一个 JSON 对象，不要代码围栏，也不要其他文字：',
    '{"notes":[{"startLine":1,"endLine":1,"quote":"const a = 1;","kind":"what","text":"…"}]}',
    '行号就是印在代码前面的数字，endLine 包含在内。"quote" 照抄 startLine 那一行的代码，不带行号。',
    'kind: "what" 说明不够一目了然的代码在做什么; "why" 说明背后的原因或隐含的规则;',
    '"risk" 指出缺陷、边界情况或陷阱; "suggestion" 提出更好的写法，并把代码放进 "replacement"，',
    '它恰好替换这些行，保留缩进。',
    '每件值得说的事写一条，按行的顺序排列；不要复述代码本身。',
    '每条一到三句话，不用 Markdown 标题。',
    '批注用{{language}}书写。',
  ].join('\n'),
};

/** Sent once after an answer that was no list of notes. */
export const repairNotesTemplate: PromptTemplate = {
  id: 'annotate.repair',
  placeholders: ['problems'],
  mustHold: ['{{problems}}'],
  en: 'That was not the list of notes asked for:\n{{problems}}\nSend the whole object again, valid JSON, and nothing else.',
  zh: '这不是所要求的批注列表：\n{{problems}}\n请重新发送完整的对象，必须是合法的 JSON，不要其他内容。',
};

/** Said in front of changed code. */
export const reviewTemplate: PromptTemplate = {
  id: 'annotate.review',
  placeholders: [],
  en: [
    'Review the uncommitted changes. Look for bugs, edge cases that are not handled, what breaks elsewhere, and names or',
    'comments that are no longer true. Notes only on changed lines; praise nothing, and leave alone what did not change.',
    'An empty list is a good answer where there is nothing to say.',
  ].join('\n'),
  zh: [
    '审查尚未提交的改动。留意缺陷、没有处理的边界情况、会影响到别处的地方，以及已经与事实不符的命名和注释。',
    '只对改动的行做批注；不要表扬，也不要评论没有改动的代码。没有可说的，就返回空列表。',
  ].join('\n'),
};

/** A question about one note, after the code and the note. */
export const noteReplyTemplate: PromptTemplate = {
  id: 'annotate.reply',
  placeholders: ['language'],
  en: [
    'You and a colleague talk about a note on a piece of code. Answer the last question about it: short, to the point, and',
    'with the code in mind. Say so when the note was wrong. The numbers in front of the lines are not part of the code.',
    'Write in {{language}}, or in the language of the question where that is another.',
  ].join('\n'),
  zh: [
    '你正和同事讨论一段代码上的一条批注。请回答最后一个问题：简短、切题，并结合代码。如果批注有误，就直说。',
    '行首的数字不是代码的一部分。用{{language}}书写；如果提问用的是另一种语言，就用提问的语言。',
  ].join('\n'),
};

/** Asks for notes on numbered lines. @param rules the filled `annotateTemplate` */
export function annotatePrompt(rules: string, input: AnnotateInput): ChatMessage[] {
  const lines = input.code.split(/\r\n|\r|\n/);
  const numbered = lines.map((line, index) => `${input.firstLine + index}\t${line}`).join('\n');
  const lastLine = input.firstLine + lines.length - 1;
  const changed = input.changed?.map(span => `${span.firstLine}-${span.lastLine}`).join(', ');
  return [
    { role: 'system', content: rules },
    {
      role: 'user',
      content: [
        ...(input.wish ? [input.wish, ''] : []),
        `File ${input.path}, lines ${input.firstLine}-${lastLine}:`,
        fenced(numbered, input.languageId),
        ...(changed ? ['', `Changed lines: ${changed}.`] : []),
        ...(input.diff ? ['What they were before:', fenced(input.diff, 'diff')] : []),
      ].join('\n'),
    },
  ];
}

export interface NoteQuestion {
  path: string;
  languageId: string;
  /** Number of the first line of `code`, from 1: the note's lines and some around them. */
  firstLine: number;
  code: string;
  /** The note's own lines, from 1. */
  lines: { firstLine: number; lastLine: number };
  note: string;
  /** What was said about it before, and the question. */
  talk: readonly { from: 'user' | 'model'; text: string }[];
}

/** @param rules the filled `noteReplyTemplate` */
export function noteReplyPrompt(rules: string, question: NoteQuestion): ChatMessage[] {
  const { firstLine, lines, note, talk } = question;
  const numbered = question.code.split(/\r\n|\r|\n/).map((line, index) => `${firstLine + index}\t${line}`);
  return [
    { role: 'system', content: rules },
    {
      role: 'user',
      content: [
        `File ${question.path}, lines ${firstLine}-${firstLine + numbered.length - 1}:`,
        fenced(numbered.join('\n'), question.languageId),
        `The note, on lines ${lines.firstLine}-${lines.lastLine}: ${note}`,
        ...(talk[0] ? ['', talk[0].text] : []),
      ].join('\n'),
    },
    ...talk
      .slice(1)
      .map(({ from, text }): ChatMessage => ({ role: from === 'user' ? 'user' : 'assistant', content: text })),
  ];
}
