import type { ChatMessage, ContentPart } from '../../provider/index.ts';
import { type CodeContext, codeContextText } from '../prompts/codeContext.ts';

/** What a language server or a linter says of a line. */
export interface CodeProblem {
  path: string;
  /** From 1. */
  line: number;
  column: number;
  severity: 'error' | 'warning' | 'information' | 'hint';
  message: string;
  /** Who says so and under which code: `ts(2304)`. */
  source?: string;
}

export interface ChangeInput {
  /** The job's template, filled. */
  rules: string;
  history?: readonly ChatMessage[];
  /** What else the user attached. */
  also?: readonly CodeContext[];
  pictures?: readonly ContentPart[];
  /** The file, whole, or its head and what is around the lines. Numbered. */
  file: readonly CodeContext[];
  /** The lines that it is about, from 1; the last is included. */
  firstLine: number;
  lastLine: number;
  problems: readonly CodeProblem[];
  /** Where tests belong. `example` is another file with tests. */
  tests?: { path: string; exists?: CodeContext; example?: CodeContext; framework?: string };
  /** How documentation is written in this language. */
  docForm?: string;
  /** What the user says. */
  wish: string;
  /** BCP 47. */
  locale: string;
}

/** Asks for changes of code: what is around it first, the lines, the problems and the wish last. */
export function changePrompt(input: ChangeInput): ChatMessage[] {
  const words = /^zh\b/i.test(input.locale) ? chinese : english;
  const { also = [], pictures = [], file, firstLine, lastLine, problems, tests, docForm, wish } = input;
  const path = file[0]?.path ?? '';
  const numbered = (code: CodeContext): string => codeContextText(code, { numbered: true });
  const text = [
    ...also.map(numbered),
    ...(tests?.example ? [words.example, numbered(tests.example)] : []),
    ...(tests?.exists ? [numbered(tests.exists)] : []),
    ...file.map(numbered),
    ...(tests?.framework ? [words.framework(tests.framework)] : []),
    ...(tests ? [tests.exists ? words.addTo(tests.path) : words.newFile(tests.path)] : []),
    ...(docForm ? [words.form(docForm)] : []),
    words.lines(path, firstLine, lastLine),
    ...(problems.length > 0 ? [[words.problems, ...problems.map(problemText)].join('\n')] : []),
    ...(wish.trim() === '' ? [] : [words.wish(wish.trim())]),
  ].join('\n\n');
  const content = pictures.length === 0 ? text : [...pictures, { type: 'text' as const, text }];
  return [{ role: 'system', content: input.rules }, ...(input.history ?? []), { role: 'user', content }];
}

/** As compilers print it. */
export function problemText({ path, line, column, severity, message, source }: CodeProblem): string {
  return `- ${path}:${line}:${column} ${severity}${source ? ` ${source}` : ''}: ${message.replace(/\s*\n\s*/g, ' ')}`;
}

const english = {
  example: 'Tests of this project, as an example:',
  framework: (name: string): string => `The project tests with ${name}.`,
  addTo: (path: string): string => `The tests belong into \`${path}\`, which is shown above.`,
  newFile: (path: string): string => `The tests belong into a new file: \`${path}\``,
  form: (form: string): string => `Form of the documentation: ${form}`,
  lines: (path: string, first: number, last: number): string => `It is about \`${path}\`, lines ${first}-${last}.`,
  problems: 'The editor reports:',
  wish: (wish: string): string => `The programmer says: ${wish}`,
};
const chinese: typeof english = {
  example: '本项目的测试示例：',
  framework: name => `项目使用的测试框架：${name}。`,
  addTo: path => `测试写入上面给出的 \`${path}\`。`,
  newFile: path => `测试写入新文件：\`${path}\``,
  form: form => `文档注释的格式：${form}`,
  lines: (path, first, last) => `需要处理的是 \`${path}\` 的第 ${first}-${last} 行。`,
  problems: '编辑器报告：',
  wish: wish => `程序员的说明：${wish}`,
};
