import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';

export const readProblemsTemplate: PromptTemplate = {
  id: 'tool.readProblems',
  placeholders: [],
  en: 'Returns the errors and warnings that the editor knows of, of one file by its path or of the whole workspace.',
  zh: '返回编辑器已知的错误和警告：给出 path 时为该文件的，否则为整个工作区的。',
};

export const problemsInputSchema = z.object({ path: z.string().max(1000).optional() });

export interface Problem {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Who says so: `ts`, `eslint(no-var)`. */
  readonly source?: string;
}

const mostProblems = 100;
const rank = ['error', 'warning', 'information', 'hint'] as const;

/** Errors first. */
export function problemsText(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'The editor reports no problems. It may know only the files that are open.';
  const sorted = problems.toSorted((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity));
  const lines = sorted.slice(0, mostProblems).map(({ path, line, severity, message, source }) => {
    return `${path}:${line}: ${severity}: ${message.replace(/\s+/g, ' ')}${source ? ` [${source}]` : ''}`;
  });
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [`(and ${more} more)`] : [])].join('\n');
}
