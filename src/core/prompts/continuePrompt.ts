import type { ChatMessage } from '../../provider/index.ts';
import { openFenceOf } from '../conversation/openFence.ts';
import { fillTemplate, type PromptTemplate } from './promptTemplate.ts';

/** Enough to find the place by, short enough to be repeated without a slip. */
const lastWordsLength = 60;

/** Not quotes: code would have to be escaped in them, and would be repeated so. */
export const lastWordsMarks = { begin: '<last-words>', end: '</last-words>' } as const;

/** An answer that was cut off is gone on with. */
export const continueTemplate: PromptTemplate = {
  id: 'continue',
  placeholders: ['lastWords'],
  mustHold: ['{{lastWords}}'],
  en: [
    'Your last message was cut off. Go on with it, from exactly where it stops: your next message is joined to it as it',
    'is. Write no introduction and no apology, do not begin again, and do not sum up what was said already.',
    'Begin by repeating its last words (between the marks), letter for letter, and go on behind them:',
    '{{lastWords}}',
  ].join('\n'),
  zh: [
    '你的上一条消息被截断了。请从中断处准确地接着写：你的下一条消息会原样接在它后面。',
    '不要写开场白，不要道歉，不要从头再来，也不要总结已经说过的内容。',
    '开头先逐字重复它的最后几个字（标记之间的内容），然后接着往下写：',
    '{{lastWords}}',
  ].join('\n'),
};

/** Added where it stopped inside of a code block. */
export const continueCodeTemplate: PromptTemplate = {
  id: 'continue.code',
  placeholders: ['fence'],
  en: 'It stops inside a code block that is still open ({{fence}}). Do not open it again.',
  zh: '它停在一个尚未结束的代码块里（{{fence}}）。不要重新打开代码块。',
};

export interface ContinueTexts {
  /** `continueTemplate` and `continueCodeTemplate`, not filled. */
  rules: string;
  inCode: string;
}

/**
 * Asks a model to go on with an answer that was cut off. No endpoint documents that an assistant message at the end is
 * continued, so a user's message asks for it, and has the last words repeated: only so can be told whether a space or a
 * line break belongs between what was said and what comes. `AnswerJoin` takes the repetition out again.
 * @param messages end with the answer so far
 */
export function continuePrompt(
  messages: readonly ChatMessage[],
  answer: string,
  { rules, inCode }: ContinueTexts,
): ChatMessage[] {
  const fence = openFenceOf(answer);
  const lastWords = `${lastWordsMarks.begin}${lastWordsOf(answer)}${lastWordsMarks.end}`;
  const instruction = [
    fillTemplate(rules, { lastWords }),
    ...(fence ? [fillTemplate(inCode, { fence: fence.line })] : []),
  ].join('\n');
  return [...messages, { role: 'user', content: instruction }];
}

/** From the beginning of a word, on one line where that says enough. */
function lastWordsOf(answer: string): string {
  const end = answer.trimEnd();
  if (end.length <= lastWordsLength) return end;
  const cut = end.slice(-lastWordsLength);
  const line = cut.slice(cut.lastIndexOf('\n') + 1);
  if (line.length < cut.length && line.length >= lastWordsLength / 2) return line.trimStart();
  const space = cut.search(/\s/);
  return (space < 0 || space > lastWordsLength / 2 ? withoutHalf(cut) : cut.slice(space)).trimStart();
}

/** Not the second half of a character that takes two units. */
function withoutHalf(text: string): string {
  return /^[\uDC00-\uDFFF]/.test(text) ? text.slice(1) : text;
}
