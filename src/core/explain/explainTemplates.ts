import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import type { ExplainDepth, ExplainKind } from './explainChoices.ts';

/** What every explanation keeps to. `language` is a sentence: what to answer in. */
export const explainRules: PromptTemplate = {
  id: 'explain.rules',
  placeholders: ['language'],
  en: [
    'You explain code to a programmer, in their code editor.',
    'Be correct first and brief second: no praise, no preamble, no offer at the end.',
    'What to explain comes first. What was gathered around it (definitions, places of use, heads, types) stands behind it:',
    'rely on that, and speak of it only as far as it matters. Say so when something that you would need is not there,',
    'instead of making it up.',
    'The numbers in front of the lines are not part of the code: leave them out when you quote it.',
    'Whenever you speak of lines, name them as path:12 or path:12-18, with the path as it stands in the heading and the',
    'number as it stands in front of the line. The editor makes links of them.',
    'Answer in Markdown. {{language}}',
  ].join('\n'),
  zh: [
    '你在代码编辑器里为程序员解释代码。',
    '首先要正确，其次要简短：不要客套，不要开场白，结尾不要主动提议。',
    '要解释的内容在最前面，后面是从工作区收集来的相关内容（定义、使用处、外层声明、类型）：以它们为依据，只在有关时提及。',
    '缺少必要的信息时直接说明，不要编造。',
    '行首的数字不是代码的一部分，引用代码时不要写出来。',
    '凡是提到某行，都写成 path:12 或 path:12-18 的形式：路径照抄标题，行号照抄行首的数字。编辑器会把它们变成链接。',
    '用 Markdown 回答。{{language}}',
  ].join('\n'),
};

/** What is asked in the panel, which has rules of its own. `question` is what is asked elsewhere too. */
export const explainInPanelTemplate: PromptTemplate = {
  id: 'explain.panel',
  placeholders: ['question'],
  en: '{{question}}\n\nName lines as path:12 or path:12-18.',
  zh: '{{question}}\n\n提到某行时写成 path:12 或 path:12-18。',
};

const depths: Readonly<Record<ExplainDepth, PromptTemplate>> = {
  line: {
    id: 'explain.oneLine',
    placeholders: [],
    en: 'Explain this in one sentence of at most 40 words: what it is for. No list, no heading, no code block.',
    zh: '用一句话解释，不超过 60 个字：它是做什么用的。不要列表、标题和代码块。',
  },
  overview: {
    id: 'explain.overview',
    placeholders: [],
    en: [
      'Explain this in an overview. Begin with one or two sentences on what it is for. Then go through it in the order in',
      'which it works, and spend words only where it does not speak for itself: why something is done, what it relies on,',
      'what happens at the edges. End with bugs or risks if you see any, and with nothing if you see none.',
    ].join('\n'),
    zh: [
      '概括地解释。先用一两句话说明用途，再按执行的顺序讲解，只在不能一目了然的地方多说：为什么这样做、依赖什么、边界情况如何。',
      '最后指出你看到的错误或风险；没有就不写。',
    ].join('\n'),
  },
  lines: {
    id: 'explain.lineByLine',
    placeholders: [],
    en: [
      'Explain this line by line, in its own order. One list item for each line, or for lines that belong together; each',
      'begins with its lines (path:12 or path:12-18), then says what they do and, where it is not plain, why. Leave out',
      'nothing but blank lines and lone brackets.',
    ].join('\n'),
    zh: [
      '按原有顺序逐行解释。每行（或属于一体的几行）占一个列表项，以所在的行开头（path:12 或 path:12-18），',
      '再说明做什么，不明显时说明为什么。除空行和单独的括号外，不要遗漏。',
    ].join('\n'),
  },
};

const kinds: Readonly<Record<Exclude<ExplainKind, 'code'>, PromptTemplate>> = {
  changes: {
    id: 'explain.changes',
    placeholders: [],
    en: [
      'These are uncommitted changes: behind + stands what was added, behind - what was taken away; the numbers are those',
      'of the new file. Say what changes in behaviour and what it is probably for, and what could break by it.',
    ].join('\n'),
    zh: [
      '这些是尚未提交的更改：+ 后面是新增的行，- 后面是删除的行，行号以新文件为准。',
      '说明行为上有什么变化、可能的目的，以及可能因此出什么问题。',
    ].join('\n'),
  },
  problem: {
    id: 'explain.problem',
    placeholders: [],
    en: 'Explain the problem that is reported here: what it means, why it occurs in this place, and the smallest change that mends it.',
    zh: '解释这里报告的问题：它是什么意思，为什么出现在这里，以及最小的修正办法。',
  },
  terminal: {
    id: 'explain.terminal',
    placeholders: [],
    en: [
      'This was printed in a terminal. Say what happened. If something failed, say what the cause is, where in the',
      'workspace it lies, and how to mend it.',
    ].join('\n'),
    zh: '这是终端里的输出。说明发生了什么。如果有失败，说明原因、问题在工作区的何处，以及如何修正。',
  },
};

/** What is asked, in the order in which it stands: about changes, a problem or a terminal first, then how much. */
export function explainQuestions(kind: ExplainKind, depth: ExplainDepth): readonly PromptTemplate[] {
  // What a problem needs said is the same whatever the depth, but for its length.
  return kind === 'code' ? [depths[depth]] : [kinds[kind], depths[depth]];
}

export const explainTemplates: readonly PromptTemplate[] = [
  explainRules,
  explainInPanelTemplate,
  ...Object.values(depths),
  ...Object.values(kinds),
];
