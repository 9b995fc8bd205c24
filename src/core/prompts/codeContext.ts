/** A piece of a file as it is shown to a model. */
export interface CodeContext {
  /** Relative to the workspace, as people would name it. */
  path: string;
  languageId: string;
  /** Number of the first line of `code` in its file, from 1. */
  firstLine: number;
  code: string;
  /** `selection`: what the user has selected; `range`: a part that was attached; `file`: all of it, from its start. */
  part: 'selection' | 'range' | 'file';
  /** How many lines there would be, where `code` was cut to fit. */
  cutFrom?: number;
}

const lineBreak = /\r\n|\r|\n/;

/** A heading that names the place, then the code in a fence; with `numbered`, each line bears its number and a tab. */
export function codeContextText(context: CodeContext, { numbered = false } = {}): string {
  const lines = linesOf(context.code);
  const lastLine = context.firstLine + lines.length - 1;
  const body = numbered
    ? lines.map((line, index) => `${context.firstLine + index}\t${line}`).join('\n')
    : lines.join('\n');
  const remarks = [
    ...(context.part === 'selection' ? ['selected by the user'] : []),
    ...(context.part === 'file' && context.cutFrom === undefined ? ['the whole file'] : []),
    ...(context.cutFrom === undefined ? [] : [`only the first ${lines.length} of ${context.cutFrom} lines are shown`]),
  ];
  const remark = remarks.length > 0 ? ` (${remarks.join('; ')})` : '';
  return `File ${context.path}, lines ${context.firstLine}-${lastLine}${remark}:\n${fenced(body, context.languageId)}`;
}

/** Code in a fence that the code itself cannot close. */
export function fenced(code: string, languageId: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${languageId}\n${code}\n${fence}`;
}

/** Lines without their breaks; a final break ends the last line and opens no other. */
export function linesOf(code: string): string[] {
  const lines = code.split(lineBreak);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * Cuts contexts at line ends so that all of them together stay within `maxChars`. Earlier ones are served first, so
 * put what matters most in front; one for which nothing is left is dropped, and named.
 */
export function fitContexts(
  contexts: readonly CodeContext[],
  maxChars: number,
): { kept: CodeContext[]; cut: readonly CodeContext[]; dropped: readonly CodeContext[] } {
  const kept: CodeContext[] = [];
  const cut: CodeContext[] = [];
  const dropped: CodeContext[] = [];
  let left = maxChars;
  for (const context of contexts) {
    if (context.code.length <= left) {
      kept.push(context);
      left -= context.code.length;
      continue;
    }
    const lines = linesOf(context.code);
    let used = 0;
    let count = 0;
    for (const line of lines) {
      if (used + line.length + 1 > left) break;
      used += line.length + 1;
      count++;
    }
    if (count === 0) {
      dropped.push(context);
      continue;
    }
    const shortened = { ...context, code: lines.slice(0, count).join('\n'), cutFrom: context.cutFrom ?? lines.length };
    kept.push(shortened);
    cut.push(shortened);
    left -= used;
  }
  return { kept, cut, dropped };
}
