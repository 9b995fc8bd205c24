import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const searchTextTemplate: PromptTemplate = {
  id: 'tool.searchText',
  placeholders: [],
  en: 'Finds a text in the files of the workspace and returns the lines that hold it, with their files and numbers. The text is taken as it is, no regular expression; upper and lower case are the same unless match_case is true. files narrows the search by a glob such as **/*.py.',
  zh: '在工作区的文件中查找一段文字，返回所在的文件、行号和该行内容。文字按原样匹配，不是正则表达式；默认不区分大小写，match_case 为 true 时区分。files 用 glob（例如 **/*.py）缩小范围。',
};

export const searchInputSchema = z.object({
  text: z.string().min(1).max(500),
  files: z.string().max(500).optional(),
  match_case: z.boolean().optional(),
});

/** A line that holds what was looked for; from 1. */
export interface Match {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** UTF-16 units of a line that are shown. */
const longestLine = 240;

/** @param most of one file */
export function linesWith(path: string, content: string, wanted: string, matchCase: boolean, most: number): Match[] {
  const fold = (text: string): string => (matchCase ? text : text.toLowerCase());
  const needle = fold(wanted);
  // One look at all of it: most files have no such line.
  if (!fold(content).includes(needle)) return [];
  const found: Match[] = [];
  for (const [index, text] of content.split(/\r\n|\r|\n/).entries()) {
    const at = fold(text).indexOf(needle);
    if (at < 0) continue;
    found.push({ path, line: index + 1, text: around(text, at) });
    if (found.length >= most) break;
  }
  return found;
}

/** @param isMore it was not looked for everywhere, or there are more */
export function searchText(matches: readonly Match[], wanted: string, isMore: boolean): string {
  if (matches.length === 0) {
    return `${isMore ? 'Not found in the files that were searched' : 'Found nowhere'}: ${JSON.stringify(wanted)}`;
  }
  const lines = [...Map.groupBy(matches, ({ path }) => path)].map(([path, ofFile]) =>
    [path, ...ofFile.map(({ line, text }) => `  ${line}: ${text}`)].join('\n'),
  );
  return [...lines, ...(isMore ? ['(There may be more. Look for a longer text, or in fewer files.)'] : [])].join('\n');
}

function around(text: string, at: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= longestLine) return trimmed;
  const from = Math.max(0, at - longestLine / 3);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + longestLine).trim()}…`;
}
