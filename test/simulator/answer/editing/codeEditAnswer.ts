import type { EditManner } from '../../habits.ts';
import type { CodeBlock } from '../../reading/codeBlocks.ts';
import type { Received, ReceivedMessage } from '../../reading/received.ts';
import { documentingEdits } from './documentingEdits.ts';
import { mendingEdits } from './mendingEdits.ts';
import { testsFor } from './testsFor.ts';

/** A change of a file: `search` is empty for a file that is made. */
export interface CodeEdit {
  path: string;
  search: string;
  replace: string;
}

/**
 * Edits of code that stands in the question with its path, where the system message shows search-and-replace blocks:
 * - a new file is named in backticks: tests of the functions in the lines that it is about;
 * - problems as compilers print them: what their own words propose, on their lines;
 * - neither: a comment of documentation above each function in those lines that has none.
 */
export function codeEditAnswer(received: Received, manner: EditManner): string | undefined {
  const question = questionOf(received);
  const subject = question && subjectOf(question);
  if (!question || !subject) return undefined;
  const say = received.chinese ? chinese : english;
  if (manner === 'nothing') return say.nothing;
  if (manner === 'invalid') return write([{ path: subject.path, search: 'this stands nowhere', replace: '' }], say);
  const newPath = /`([^`\s]+\.\w+)`\s*$/m.exec(question.text.replaceAll(/^(?!.*(?:new file|新文件)).*$/gm, ''))?.[1];
  const problems = problemsIn(question.text);
  if (newPath) return write([testsFor(newPath, subject, question.code)], say);
  const edits = problems.length > 0 ? mendingEdits(subject, problems) : documentingEdits(subject);
  return edits.length === 0 ? say.nothing : write(edits, say);
}

/** The system message shows the form of blocks, and a user message holds code with its path. */
export function asksForCodeEdits(received: Received): boolean {
  return questionOf(received) !== undefined;
}

function questionOf({ system, messages }: Received): ReceivedMessage | undefined {
  if (!/<{7} SEARCH/.test(system)) return undefined;
  return messages.findLast(
    ({ role, code }) => role === 'user' && code.some(({ path, language }) => path !== undefined && language !== 'html'),
  );
}

/** The file that the question is about, and which of its lines. */
export interface Subject {
  path: string;
  block: CodeBlock;
  firstLine: number;
  lastLine: number;
}

function subjectOf({ text, code }: ReceivedMessage): Subject | undefined {
  const about = [...text.matchAll(/`([^`\n]+)`\D{1,8}(\d+)-(\d+)/g)].at(-1);
  const named = about && code.find(({ path }) => path === about[1]);
  const block = named ?? code.findLast(({ path }) => path !== undefined);
  if (!block?.path) return undefined;
  const end = block.startLine + block.lines.length - 1;
  return {
    path: block.path,
    block,
    firstLine: named ? Number(about?.[2]) : block.startLine,
    lastLine: named ? Number(about?.[3]) : end,
  };
}

export interface Reported {
  line: number;
  column: number;
  message: string;
}

function problemsIn(text: string): Reported[] {
  const found = text.matchAll(/^- [^\n]+?:(\d+):(\d+) (?:error|warning|information|hint)[^:\n]*: (.+)$/gm);
  return [...found].map(([, line, column, message = '']) => ({ line: Number(line), column: Number(column), message }));
}

function write(edits: readonly CodeEdit[], say: typeof english): string {
  const blocks = edits.map(({ path, search, replace }) =>
    [`<<<<<<< SEARCH ${path}`, search, '=======', replace, '>>>>>>> REPLACE'].join('\n'),
  );
  return `${say.changes(edits.length)}\n\n${blocks.join('\n\n')}`;
}

const english = {
  nothing: 'I see nothing that should be changed.',
  changes: (count: number): string => `Changes: ${count}.`,
};
const chinese: typeof english = {
  nothing: '我没有看到需要修改的地方。',
  changes: count => `修改 ${count} 处。`,
};
