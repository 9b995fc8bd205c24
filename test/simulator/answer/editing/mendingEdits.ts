import type { CodeEdit, Reported, Subject } from './codeEditAnswer.ts';
import { linesOnce } from './linesOnce.ts';

/** What a problem's own words propose for its line; nothing where they propose nothing. */
export function mendingEdits({ path, block }: Subject, problems: readonly Reported[]): CodeEdit[] {
  return problems.flatMap(problem => {
    if (problem.line < block.startLine || problem.line >= block.startLine + block.lines.length) return [];
    const { lines, at } = linesOnce(block, problem.line);
    const mended = mend(lines[at] ?? '', problem);
    if (mended === undefined) return [];
    return [{ path, search: lines.join('\n'), replace: lines.with(at, mended).join('\n') }];
  });
}

function mend(line: string, { message, column }: Reported): string | undefined {
  const quoted = [...message.matchAll(/['"“‘]([^'"”’]+)['"”’]/g)].map(([, name = '']) => name);
  const [wrong, right] = [quoted[0], quoted.at(-1)];
  if (/did you mean|你是否指的是/i.test(message) && wrong && right && wrong !== right) {
    const start = column - 1;
    if (line.startsWith(wrong, start)) return line.slice(0, start) + right + line.slice(start + wrong.length);
    return line.includes(wrong) ? line.replace(wrong, () => right) : undefined;
  }
  if (/possibly '?(?:undefined|null)/i.test(message) && wrong && line.includes(`${wrong}.`)) {
    return line.replace(`${wrong}.`, () => `${wrong}?.`);
  }
  // A string where a number is wanted, as it is written on the line.
  if (/type 'string' is not assignable to type 'number'/i.test(message)) {
    const literal = /(['"])(-?\d+(?:\.\d+)?)\1/.exec(line);
    return literal ? line.replace(literal[0], () => literal[2] ?? '') : undefined;
  }
  return undefined;
}
