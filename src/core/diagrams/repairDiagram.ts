import type { ChatMessage } from '../../provider/index.ts';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { fencesOf } from '../verbs/fences.ts';

export const repairDiagramTemplate: PromptTemplate = {
  id: 'diagram.repair',
  placeholders: [],
  mustHold: ['mermaid'],
  en: [
    'You mend Mermaid source that its parser refuses. You get the source and what the parser says.',
    'Answer with the whole mended source in one fenced block with the language `mermaid`, and nothing else.',
    'Change only what is wrong: keep every node, every line and every label. Put labels with brackets, quotes or other',
    'special characters into `["…"]`, and write `#quot;` for a quote inside of one.',
  ].join('\n'),
  zh: [
    '你修正无法通过解析的 Mermaid 源码。你会得到源码和解析器的报错。',
    '只回答修正后的完整源码，放在一个语言为 `mermaid` 的代码块中，不写别的。',
    '只改出错之处：保留所有节点、连线和标签。含括号、引号或其他特殊字符的标签写在 `["…"]` 中，其中的引号写成 `#quot;`。',
  ].join('\n'),
};

export interface BrokenDiagram {
  /** The template, filled. */
  rules: string;
  source: string;
  /** The parser's own words. */
  problem: string;
}

export function repairDiagramPrompt({ rules, source, problem }: BrokenDiagram): ChatMessage[] {
  return [
    { role: 'system', content: rules },
    { role: 'user', content: `\`\`\`mermaid\n${source}\n\`\`\`\n\n${problem}` },
  ];
}

/** @returns nothing where the answer holds no other source */
export function mendedDiagram(answer: string, source: string): string | undefined {
  const block = fencesOf(answer).find(({ language }) => language === 'mermaid' || language === 'mmd');
  const text = block?.text.trim();
  return text && text !== source.trim() ? text : undefined;
}
