/** Where a text declares a name, found by its look. */
export interface FoundDeclaration {
  name: string;
  /** From 0. */
  startLine: number;
  /** From 0, included. */
  endLine: number;
}

const longestBody = 60;
const keywords =
  'function|class|interface|type|enum|const|let|var|def|fn|func|struct|trait|impl|module|namespace|object|record|protocol|sub|proc';

/**
 * Finds declarations where no language server answers: a word that declares (`def`, `class`, `func` …) in front of the
 * name, at the start of a line. The body ends where the indentation goes back.
 * @param names nothing for all that is declared
 */
export function declarationsIn(text: string, names?: readonly string[]): FoundDeclaration[] {
  if (names?.length === 0) return [];
  const lines = text.split(/\r\n|\r|\n/);
  const wanted = names && new Set(names);
  const pattern = new RegExp(
    `^\\s*(?:(?:export|default|public|private|protected|internal|static|async|abstract|final|pub(?:\\([^)]*\\))?|unsafe|inline|override|declare)\\s+)*(?:${keywords})\\*?\\s+(?:\\([^)]*\\)\\s*)?([\\p{L}_$][\\p{L}\\p{N}_$]*)`,
    'u',
  );
  const assigned = /^([\p{L}_$][\p{L}\p{N}_$]*)\s*(?::[^=]+)?=(?!=)/u;
  return lines.flatMap((line, startLine) => {
    const name = pattern.exec(line)?.[1] ?? assigned.exec(line)?.[1];
    if (name === undefined || wanted?.has(name) === false) return [];
    return [{ name, startLine, endLine: endOfBody(lines, startLine) }];
  });
}

function endOfBody(lines: readonly string[], start: number): number {
  const indent = indentOf(lines[start] ?? '');
  let end = start;
  for (let index = start + 1; index < Math.min(lines.length, start + longestBody); index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) > indent) end = index;
    // A bracket that closes the body stands where it began, and may open another: `) -> int:`, `} else {`.
    else if (/^\s*[)\]}]/.test(line)) end = index;
    else break;
  }
  return end;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * The lines of a file that import one of the names, as one range of lines from the first to the last import that does;
 * nothing where none does.
 * @returns lines from 0, both included
 */
export function importsOf(text: string, names: readonly string[]): { startLine: number; endLine: number } | undefined {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 300);
  const wanted = new Set(names);
  let first: number | undefined;
  let last = 0;
  for (let index = 0; index < lines.length; index++) {
    if (!/^\s*(?:import\b|from\b|use\b|using\b|#include\b|(?:const|let|var)\b.*\brequire\()/.test(lines[index] ?? ''))
      continue;
    const start = index;
    // An import may go over several lines, until its bracket closes.
    while (isOpen(lines.slice(start, index + 1).join('\n')) && index + 1 < Math.min(lines.length, start + 40)) index++;
    const statement = lines.slice(start, index + 1).join('\n');
    if (!statement.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu)?.some(name => wanted.has(name))) continue;
    first ??= start;
    last = index;
  }
  return first === undefined ? undefined : { startLine: first, endLine: last };
}

function isOpen(statement: string): boolean {
  const count = (sign: RegExp): number => statement.match(sign)?.length ?? 0;
  return count(/[{(]/g) > count(/[})]/g);
}

/** Where a text uses names, found by their look; imports and lines of comments are none. @returns lines from 0 */
export function usesIn(text: string, names: readonly string[]): { name: string; line: number }[] {
  const wanted = new Set(names);
  return text.split(/\r\n|\r|\n/).flatMap((content, line) => {
    if (/^\s*(?:import\b|from\b.*\bimport\b|export\b.*\bfrom\b|use\b|#|\/\/|\/?\*)/.test(content)) return [];
    const name = content.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu)?.find(word => wanted.has(word));
    return name === undefined ? [] : [{ name, line }];
  });
}
