import type { PromptTemplate } from './promptTemplate.ts';

/**
 * How a model is to write changes. Conflict marks, because models have seen more edits in that form than in any other,
 * and because nothing in it has to be escaped; without line numbers, which they cannot count.
 */
export const editsTemplate: PromptTemplate = {
  id: 'edits',
  placeholders: [],
  mustHold: ['<<<<<<< SEARCH', '>>>>>>> REPLACE'],
  en: [
    'Write each change as one block, in exactly this form:',
    '<<<<<<< SEARCH',
    'lines of the source as they are',
    '=======',
    'the lines that take their place',
    '>>>>>>> REPLACE',
    '- What stands under SEARCH is copied from the source letter for letter, with its indentation, and stands in the source exactly once: take a line more where a text recurs, and no more lines than that needs.',
    '- Nothing is left out by dots or a comment. Nothing under the equals signs deletes the lines. To insert, search for the line beside the place and repeat it.',
    '- Blocks do not overlap. All of them are about the source as it was sent.',
    '- Never write the whole source again.',
  ].join('\n'),
  zh: [
    '每处修改写成一个块，严格按照以下格式：',
    '<<<<<<< SEARCH',
    '源代码中原有的行',
    '=======',
    '用来替换的行',
    '>>>>>>> REPLACE',
    '- SEARCH 下面的内容逐字照抄源代码，包括缩进，并且在源代码中只出现一次：有重复时多带一行，但不要多于必要的行数。',
    '- 不要用省略号或注释代替任何内容。等号下面留空表示删除这些行。要插入内容时，搜索相邻的一行，并在替换中重复它。',
    '- 各个块互不重叠，全部以发来的源代码为准。',
    '- 不要把整份源代码重写一遍。',
  ].join('\n'),
};

/** Sent once after blocks that could not be applied. */
export const repairEditsTemplate: PromptTemplate = {
  id: 'edits.repair',
  placeholders: ['problems'],
  mustHold: ['{{problems}}'],
  en: [
    'None of it was applied, because of this:',
    '{{problems}}',
    'Send all blocks again, about the source as it was sent, and nothing else.',
  ].join('\n'),
  zh: [
    '这些修改一处也没有应用，原因如下：',
    '{{problems}}',
    '请针对发来的源代码重新给出全部的块，不要写别的内容。',
  ].join('\n'),
};

/** Problems as the list that a template's `{{problems}}` stands for. */
export function problemList(problems: readonly string[]): string {
  return problems
    .slice(0, 8)
    .map(problem => `- ${problem}`)
    .join('\n');
}
