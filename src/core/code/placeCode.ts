/** Where code of an answer belongs in a file that the user works on: read off the code and the file themselves. */

/** Lines from `startLine` to before `endLine`, counted from 0; `selection` and `cursor` are the editor's own. */
export type CodePlace =
  | { readonly kind: 'selection' }
  | { readonly kind: 'file' }
  | { readonly kind: 'lines'; readonly startLine: number; readonly endLine: number }
  | { readonly kind: 'cursor' };

/** Of the shorter of both, how many lines must be in the other for it to be a new version of the whole. */
const sameFileShare = 0.6;

/**
 * What is selected is replaced. Without a selection: the whole file where the code is another version of it; the lines
 * that begin and end as the code does; else it is put in at the cursor.
 */
export function placeCode(file: string, code: string, hasSelection: boolean): CodePlace {
  if (hasSelection) return { kind: 'selection' };
  const fileLines = file.split(/\r\n?|\n/);
  const codeLines = code.split(/\r\n?|\n/);
  if (file.trim() === '' || isVersionOf(fileLines, codeLines)) return { kind: 'file' };
  return sameEnds(fileLines, codeLines) ?? { kind: 'cursor' };
}

/** The code with the indent of the lines that it replaces, where it came without. */
export function indentedLike(code: string, firstLine: string): string {
  const wanted = /^[ \t]*/.exec(firstLine)?.[0] ?? '';
  const lines = code.split('\n');
  const given = /^[ \t]*/.exec(lines.find(line => line.trim() !== '') ?? '')?.[0] ?? '';
  if (given === wanted) return code;
  return lines
    .map(line => {
      if (line.trim() === '') return line;
      return line.startsWith(given) ? wanted + line.slice(given.length) : line;
    })
    .join('\n');
}

function isVersionOf(fileLines: readonly string[], codeLines: readonly string[]): boolean {
  const ofFile = meaningful(fileLines);
  const ofCode = meaningful(codeLines);
  // Half the length of the file or less is a part of it.
  if (ofCode.length === 0 || ofCode.length * 2 < ofFile.length) return false;
  const known = new Set(ofFile);
  const same = ofCode.filter(line => known.has(line)).length;
  return same >= Math.min(ofFile.length, ofCode.length) * sameFileShare;
}

/** Lines that say something: not a bracket by itself. */
function meaningful(lines: readonly string[]): string[] {
  return lines.map(line => line.trim()).filter(line => /\w/.test(line));
}

/** From the one line that begins as the code does to the line that ends it at the same depth. */
function sameEnds(fileLines: readonly string[], codeLines: readonly string[]): CodePlace | undefined {
  const shown = codeLines.filter(line => line.trim() !== '');
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const key = signature(first);
  const starts = fileLines.flatMap((line, index) => (signature(line) === key ? [index] : []));
  const startLine = starts[0];
  if (startLine === undefined || starts.length > 1 || !/\w/.test(key)) return undefined;
  const startIndent = indentOf(fileLines[startLine] ?? '');
  if (shown.length === 1) return { kind: 'lines', startLine, endLine: startLine + 1 };
  const lastDepth = indentOf(last) - indentOf(first);
  if (lastDepth <= 0 && !/\w/.test(last)) {
    // Ends with a bracket: the first such line at the depth where it began.
    for (let line = startLine + 1; line < fileLines.length; line++) {
      const text = fileLines[line] ?? '';
      if (text.trim() !== '' && indentOf(text) <= startIndent) {
        return text.trim() === last.trim() ? { kind: 'lines', startLine, endLine: line + 1 } : undefined;
      }
    }
    return undefined;
  }
  // Ends by its indent: everything that stands deeper than the line it began with.
  let endLine = startLine + 1;
  for (let line = startLine + 1; line < fileLines.length; line++) {
    const text = fileLines[line] ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text) <= startIndent) break;
    endLine = line + 1;
  }
  return endLine > startLine + 1 ? { kind: 'lines', startLine, endLine } : undefined;
}

/** A declaration by what stays when its arguments change: `export function total(`. */
function signature(line: string): string {
  return line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^((?:[\w$]+ )*(?:function|def|class|fn|func|interface|struct|enum) [\w$]+).*$/, '$1');
}

function indentOf(line: string): number {
  return (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;
}
