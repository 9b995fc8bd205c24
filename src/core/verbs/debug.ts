import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { namedPlaces } from './namedPlaces.ts';
import type { Verb } from './verb.ts';

const template: PromptTemplate = {
  id: 'verb.debug',
  placeholders: [],
  en: [
    'You find the cause of an error that a screenshot shows, for the programmer whose code it is.',
    'The text of the screenshot and the code around the lines that it names may go along; the code is numbered.',
    'Begin with one sentence that says what went wrong. Then tell how it came to it, step by step, and name each place',
    'as `path:line`, with paths as they are given to you. End with the fix: the changed lines in a fenced block, and',
    'above it the path and the lines that they replace.',
    'Quote no line that you were not given. Where the cause lies in code that you do not see, say which file to look at,',
    'and what to look for there, instead of a fix.',
  ].join('\n'),
  zh: [
    '你根据报错截图，为代码的作者找出错误原因。',
    '可能附有截图中的文字，以及截图提到的代码行附近的代码；代码带有行号。',
    '先用一句话说明出了什么错，再逐步说明错误如何产生，每个位置写成 `路径:行号`，路径与所给的一致。',
    '最后给出修复：用代码块写出修改后的代码行，并在上方注明路径和被替换的行号。',
    '不要引用没有给你的代码。如果原因在你看不到的代码中，请说明应查看哪个文件、找什么，而不是给出修复。',
  ].join('\n'),
};

/** `/debug`: the cause of an error in a screenshot, and its fix. */
export const debug: Verb = {
  name: 'debug',
  takes: ['image'],
  least: 1,
  most: 4,
  template,
  question: { en: 'What went wrong, and how is it fixed?', zh: '出了什么错？如何修复？' },
  outcomes: answer => {
    const places = namedPlaces(withoutFences(answer)).filter(({ line }) => line !== undefined);
    return places.length === 0 ? [] : [{ kind: 'places', places }];
  },
};

/** What stands in code is code. */
function withoutFences(answer: string): string {
  return answer.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*[ \t]*$/gm, '');
}

/** The text of the screenshot, and what it names that the workspace does not have. */
export function screenshotText(text: string, missing: readonly string[]): string {
  const read =
    text.trim() === '' ? '' : `Text of the screenshot, as it was read:\n\`\`\`\`text\n${text.trim()}\n\`\`\`\``;
  const gone = missing.length === 0 ? '' : `Named there, and not in the workspace: ${missing.join(', ')}`;
  return [read, gone].filter(part => part !== '').join('\n\n');
}
