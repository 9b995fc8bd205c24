import type { ChatMessage } from '../../provider/index.ts';
import { openFenceOf } from '../conversation/openFence.ts';

/** Enough to find the place by, short enough to be repeated without a slip. */
const lastWordsLength = 60;

/** Not quotes: code would have to be escaped in them, and would be repeated so. */
export const lastWordsMarks = { begin: '<last-words>', end: '</last-words>' } as const;

/**
 * Asks a model to go on with an answer that was cut off. No endpoint documents that an assistant message at the end is
 * continued, so a user's message asks for it, and has the last words repeated: only so can be told whether a space or a
 * line break belongs between what was said and what comes. `AnswerJoin` takes the repetition out again.
 * @param messages end with the answer so far
 */
export function continuePrompt(messages: readonly ChatMessage[], answer: string): ChatMessage[] {
  const fence = openFenceOf(answer);
  const instruction = [
    'Your last message was cut off. Go on with it, from exactly where it stops: your next message is joined to it as it',
    'is. Write no introduction and no apology, do not begin again, and do not sum up what was said already.',
    'Begin by repeating its last words (between the marks), letter for letter, and go on behind them:',
    `${lastWordsMarks.begin}${lastWordsOf(answer)}${lastWordsMarks.end}`,
    ...(fence ? [`It stops inside a code block that is still open (${fence.line}). Do not open it again.`] : []),
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
