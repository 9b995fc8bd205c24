import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const listFilesTemplate: PromptTemplate = {
  id: 'tool.listFiles',
  placeholders: [],
  en: 'Lists files of the workspace by a glob such as src/**/*.ts; without one, all of them. What git ignores is left out.',
  zh: '按 glob（例如 src/**/*.ts）列出工作区中的文件；不给出时列出全部。git 忽略的文件不在其中。',
};

export const listInputSchema = z.object({ pattern: z.string().max(500).optional() });

/** @param isMore there are others than these */
export function listText(paths: readonly string[], isMore: boolean): string {
  if (paths.length === 0) return 'No file matches.';
  const more = isMore ? [`(There are more; these are the first ${paths.length}. Name a narrower pattern.)`] : [];
  return [...paths.toSorted(), ...more].join('\n');
}
