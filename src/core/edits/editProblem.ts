import { lineTemplate, type Say, sayLines } from '../prompts/lineTemplate.ts';

/** Why a block of an answer was not applied. */
export interface EditProblem {
  readonly kind: /** It has no end, as where an answer was cut off. */
    | 'unfinished'
    /** It has no line that parts what is searched from what replaces it, or more than one. */
    | 'malformed'
    /** The answer is a page instead of blocks. */
    | 'whole-page'
    /** Nothing to search for. */
    | 'empty-search'
    /** The source does not have it. */
    | 'not-found'
    /** The source has it several times. */
    | 'ambiguous'
    /** It is about a piece that an earlier block changed otherwise. */
    | 'overlap'
    /** With it, an element would no longer end, or most of the page would be gone. All blocks are refused then. */
    | 'breaks-page';
  /** Counted from 1 in the order of the answer; 0 where it is the answer as a whole. */
  readonly block: number;
  /** The first lines of what was searched. */
  readonly excerpt: string;
  /** How often the source has it, where that is the problem. */
  readonly count?: number;
}

const excerptLines = 3;
const excerptLength = 160;

export function excerptOf(search: string): string {
  const lines = search.trim().split('\n').slice(0, excerptLines);
  return lines.join('\n').slice(0, excerptLength);
}

/** What the model is told, so that it mends them; those of pages that were pointed at too. */
export const editProblemsTemplate = lineTemplate(
  { id: 'edits.problems', placeholders: ['block', 'count', 'excerpt', 'path'] },
  {
    block: ['Block {{block}}', '第 {{block}} 块'],
    blockBegins: ['Block {{block}} (it begins with {{excerpt}})', '第 {{block}} 块（开头是 {{excerpt}}）'],
    unfinished: [
      '{{block}} has no end. Write each block to its end line.',
      '{{block}}没有结尾。每个块都要写到结束行。',
    ],
    malformed: [
      '{{block}} needs exactly one line of equals signs between what is searched and what replaces it.',
      '{{block}}在搜索内容和替换内容之间需要恰好一行等号。',
    ],
    'whole-page': [
      'The answer was a whole page. Write blocks for the places that change, and nothing else.',
      '回答是一整个页面。请只为有改动的地方写块，不要写别的内容。',
    ],
    'empty-search': [
      '{{block}} has nothing to search for. To insert something, search for the line beside it and repeat that line.',
      '{{block}}没有搜索内容。要插入内容时，请搜索相邻的一行，并在替换中重复它。',
    ],
    'not-found': [
      '{{block}}: this text is not in the source. Copy it from there letter for letter, without leaving anything out.',
      '{{block}}：源代码中没有这段内容。请从源代码逐字照抄，不要遗漏。',
    ],
    ambiguous: [
      '{{block}}: this text stands in the source {{count}} times. Take lines around it in until there is one place only.',
      '{{block}}：这段内容在源代码中出现了 {{count}} 次。请多带上前后的行，直到只有一处匹配。',
    ],
    overlap: [
      '{{block}} is about a place that another block changes already. Write one block for both.',
      '{{block}}与另一个块修改了同一处。请合并为一个块。',
    ],
    'breaks-page': [
      'Together the blocks leave an element, a comment or the style sheet without its end, or most of the page out.',
      '应用这些块后，会有元素、注释或样式表没有结尾，或者页面的大部分内容丢失。',
    ],
    leaks: [
      'With these blocks, elements outside of the marked ones would be nested otherwise. Close every tag that you open inside, and nothing more.',
      '应用这些块后，标记范围以外元素的嵌套关系会改变。请闭合在范围内打开的每个标签，且不要多闭合。',
    ],
    outside: [
      '{{block}} changes something outside of the marked elements. Change these elements only, with style attributes where a rule of the style sheet would change others.',
      '{{block}}修改了标记元素以外的内容。请只修改这些元素；如果样式表规则会影响其他元素，请改用 style 属性。',
    ],
    'other-file': [
      '{{path}} is no file that was shown. Change the files that were shown, and name them as their headings do.',
      '{{path}} 不在给出的文件之中。请只修改给出的文件，并按标题中的名称书写路径。',
    ],
  },
);

export type SayProblem = Say<(typeof editProblemsTemplate)['lines'][number]>;

/** By its number and what it searches for. */
export function blockName(block: number, excerpt: string, say: SayProblem): string {
  return excerpt === '' ? say('block', { block }) : say('blockBegins', { block, excerpt: JSON.stringify(excerpt) });
}

export function editProblemText({ kind, block, excerpt, count }: EditProblem, say: SayProblem): string {
  return say(kind, { block: blockName(block, excerpt, say), count: count ?? '?' });
}

/** @param text as it is used: built in, or a workspace's own. Default: built in, in English */
export function sayProblems(text = editProblemsTemplate.en): SayProblem {
  return sayLines(editProblemsTemplate, text);
}
