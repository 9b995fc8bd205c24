import type { CodeFunction } from '../../reading/findFunctions.ts';
import type { CodeEdit, Subject } from './codeEditAnswer.ts';
import { linesOnce } from './linesOnce.ts';

/** A comment in the language's form for each function of the lines that has none above it, or none in it in Python. */
export function documentingEdits({ path, block, firstLine, lastLine }: Subject): CodeEdit[] {
  const wanted = block.functions.filter(({ startLine }) => startLine >= firstLine && startLine <= lastLine);
  return wanted.flatMap(found => {
    const { lines, at } = linesOnce(block, found.startLine);
    const line = lines[at] ?? '';
    const index = found.startLine - block.startLine;
    const above = block.lines[index - 1]?.trim() ?? '';
    const below = block.lines[index + 1]?.trim() ?? '';
    const comment = commentOf(found, block.language, /^\s*/.exec(line)?.[0] ?? '');
    if (block.language === 'python') {
      if (/^(?:"""|''')/.test(below) || !/:\s*(?:#.*)?$/.test(line)) return [];
      return [{ path, search: lines.join('\n'), replace: [...lines, ...comment].join('\n') }];
    }
    if (/\*\/$|^\/\/|^#/.test(above)) return [];
    return [{ path, search: lines.join('\n'), replace: lines.toSpliced(at, 0, ...comment).join('\n') }];
  });
}

function commentOf({ name, parameters, returns }: CodeFunction, language: string, indent: string): string[] {
  const what = `${name}: ${parameters.length} parameters, ${returns} returns.`;
  if (language === 'python') return [`${indent}    """${what}"""`];
  if (language === 'go') return [`${indent}// ${name} has ${parameters.length} parameters.`];
  if (language === 'rust') return [`${indent}/// ${what}`];
  return [`${indent}/** ${what} */`];
}
