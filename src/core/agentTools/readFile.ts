import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const readFileTemplate: PromptTemplate = {
  id: 'tool.readFile',
  placeholders: [],
  en: 'Reads a text file of the workspace, with line numbers. Of a long file ask for a range by first_line and last_line, which count from 1.',
  zh: '读取工作区中的文本文件，带行号。文件较长时用 first_line 和 last_line 指定范围，行号从 1 开始。',
};

const line = z.number().int().min(1).optional();
export const readInputSchema = z.object({ path: z.string().min(1).max(1000), first_line: line, last_line: line });

/** Of one result. */
const mostLines = 800;
const mostCharacters = 36_000;
/** Of a single line: minified files have nothing else. */
const longestLine = 2_000;

/**
 * Lines with their numbers and a heading that says which of how many they are.
 * @param last may lie behind the end
 */
export function numberedLines(path: string, text: string, first = 1, last = Number.POSITIVE_INFINITY): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return `${path} is empty.`;
  if (first > lines.length) return `${path} has only ${lines.length} lines.`;
  const shown: string[] = [];
  let characters = 0;
  for (let number = first; number <= Math.min(last, lines.length) && shown.length < mostLines; number++) {
    const whole = lines[number - 1] ?? '';
    const cut = whole.length > longestLine ? `${whole.slice(0, longestLine)} (… ${whole.length} characters)` : whole;
    characters += cut.length;
    if (characters > mostCharacters && shown.length > 0) break;
    shown.push(`${number}\t${cut}`);
  }
  const end = first + shown.length - 1;
  const isAll = shown.length === lines.length;
  const rest = end < Math.min(last, lines.length) ? ` Ask for the rest from line ${end + 1} on.` : '';
  const which = isAll ? `all ${lines.length} lines` : `lines ${first}-${end} of ${lines.length}`;
  return `${path}, ${which}:${rest}\n${shown.join('\n')}`;
}
