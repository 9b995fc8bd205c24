/** A function as found in a block of code. Line numbers are those of the file. */
export interface CodeFunction {
  name: string;
  startLine: number;
  /** Inclusive. */
  endLine: number;
  parameters: readonly string[];
  /** Conditions and cases. */
  branches: number;
  loops: number;
  returns: number;
  asynchronous: boolean;
}

const keywords = new Set([
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'function',
  'with',
  'else',
  'do',
  'super',
  'constructor.',
]);
const indented = new Set(['python', 'yaml']);
const scriptLike = /^(?:type|java)script|^vue$|^text$/;

const declaration: Readonly<Record<string, RegExp>> = {
  python: /^\s*(?:async\s+)?def\s+(\w+)\s*\(/,
  go: /^func\s+(?:\([^)]*\)\s*)?(\w+)\s*[[(]/,
  rust: /^\s*(?:pub(?:\([^)]*\))?\s+)?(?:async\s+|const\s+|unsafe\s+)*fn\s+(\w+)/,
  ruby: /^\s*def\s+([\w.?!]+)/,
  php: /^\s*(?:(?:public|private|protected|static|final|abstract)\s+)*function\s+(\w+)\s*\(/,
  kotlin: /^\s*(?:(?:public|private|internal|suspend|override|inline)\s+)*fun\s+(?:<[^>]*>\s*)?([\w.]+)\s*\(/,
  swift: /^\s*(?:(?:public|private|internal|static|mutating|override)\s+)*func\s+(\w+)/,
};
const scriptPatterns = [
  /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?function\s*\*?\s*([\w$]+)/,
  /^\s*(?:export\s+)?(?:const|let|var)\s+([\w$]+)\s*(?::[^=]+)?=\s*(?:async\s+)?(?:function\b|(?:<[^>]*>\s*)?\(|[\w$]+\s*=>)/,
  /^\s+(?:(?:public|private|protected|static|async|override|get|set|readonly)\s+)*\*?\s*(#?[\w$]+)\s*(?:<[^>]*>)?\(/,
];
const cLike = /^\s*(?:[\w<>[\],.*&:?]+\s+)+[*&]?(\w+)\s*\([^;]*$/;

export function findFunctions(lines: readonly string[], language: string, firstLine: number): CodeFunction[] {
  const found: CodeFunction[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const name = nameOn(line, lines, index, language);
    if (!name) continue;
    const end = indented.has(language)
      ? endByIndent(lines, index)
      : language === 'ruby'
        ? endByWord(lines, index)
        : endByBraces(lines, index);
    if (end === undefined) continue;
    const text = lines.slice(index, end + 1).join('\n');
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    found.push({
      name,
      startLine: firstLine + index,
      endLine: firstLine + end,
      parameters: parametersOf(text),
      branches: count(/\b(?:if|elif|case|match|catch|except|unless|when)\b|\?\s[^:?]+:/g),
      loops: count(/\b(?:for|while|loop)\b|\.(?:map|filter|reduce|forEach|flatMap|some|every)\(/g),
      returns: count(/\breturn\b/g),
      asynchronous: /\basync\b|\bsuspend\b/.test(line),
    });
  }
  return found;
}

function nameOn(line: string, lines: readonly string[], index: number, language: string): string | undefined {
  const own = declaration[language];
  if (own) return own.exec(line)?.[1];
  if (scriptLike.test(language)) {
    for (const [order, pattern] of scriptPatterns.entries()) {
      const name = pattern.exec(line)?.[1];
      if (!name || keywords.has(name)) continue;
      const after = order === 0 ? '{' : afterParentheses(lines, index, line.indexOf('(', line.indexOf(name)));
      if (order === 1 && !/=>|\bfunction\b/.test(line) && !/^\s*(?::[^=]*)?=>/.test(after)) continue;
      // A method has a body right after its list; a call of the same look does not.
      if (order === 2 && !/^\s*(?::[^;{]*(?:\{[^}]*\}[^;{]*)?)?\{/.test(after)) continue;
      return name;
    }
    return undefined;
  }
  if (['java', 'csharp', 'c', 'cpp'].includes(language)) {
    const name = cLike.exec(line)?.[1];
    return name && !keywords.has(name) && !/^\s*(?:return|else|new|throw)\b/.test(line) ? name : undefined;
  }
  return undefined;
}

/** What follows the parenthesis that closes the one at `open` on line `index`. */
function afterParentheses(lines: readonly string[], index: number, open: number): string {
  if (open < 0) return '';
  const text = lines.slice(index, index + 30).join('\n');
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(at + 1, at + 300);
  }
  return '';
}

function endByBraces(lines: readonly string[], start: number): number | undefined {
  let depth = 0;
  let opened = false;
  let quote = '';
  let comment = false;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    for (let at = 0; at < line.length; at++) {
      const char = line[at] ?? '';
      if (comment) {
        if (char === '*' && line[at + 1] === '/') comment = false;
      } else if (quote) {
        if (char === '\\') at++;
        else if (char === quote) quote = '';
      } else if (char === '/' && line[at + 1] === '/') break;
      else if (char === '/' && line[at + 1] === '*') comment = true;
      else if (char === '"' || char === '`' || (char === "'" && /['\w\s,()[\]{}:;=+]/.test(line[at + 1] ?? '')))
        quote = char;
      else if ('{(['.includes(char)) {
        depth++;
        if (char === '{') opened = true;
      } else if ('})]'.includes(char)) depth--;
    }
    if (quote !== '`') quote = '';
    if (depth <= 0 && index === start && !opened && !/[;,]\s*$|=>.*\S/.test(line)) {
      // The body's brace may stand on the next line; a declaration without a body ends in a semicolon.
      if (!/^\s*\{/.test(lines[index + 1] ?? '') && !/=>\s*$/.test(line)) return index;
      continue;
    }
    if (depth <= 0 && (opened || /[;,]?\s*$/.test(line))) return index;
  }
  return lines.length - 1;
}

function endByIndent(lines: readonly string[], start: number): number {
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0].length ?? 0;
  let end = start;
  let inHead = true;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (inHead) {
      if (/:\s*(?:#.*)?$/.test(line)) inHead = false;
      end = index;
      continue;
    }
    if (line.trim() === '') continue;
    if ((/^\s*/.exec(line)?.[0].length ?? 0) <= indent) break;
    end = index;
  }
  return end;
}

function endByWord(lines: readonly string[], start: number): number {
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0] ?? '';
  const end = lines.findIndex((line, index) => index > start && line.startsWith(`${indent}end`));
  return end < 0 ? lines.length - 1 : end;
}

function parametersOf(text: string): string[] {
  const open = text.indexOf('(');
  if (open < 0) return [];
  let depth = 0;
  let part = '';
  const parts: string[] = [];
  for (let at = open; at < text.length && at < open + 2000; at++) {
    const char = text[at] ?? '';
    if ('([{<'.includes(char) && depth++ === 0) continue;
    if (')]}'.includes(char) || (char === '>' && text[at - 1] !== '=' && text[at - 1] !== '-')) depth--;
    if (depth === 0) break;
    if (char === ',' && depth === 1) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part]
    .map(
      p =>
        /^[\s*&.@]*(?:readonly |public |private |mut |&)*([\w$]+)/.exec(p)?.[1] ??
        p
          .replace(/[{[].*/s, '{…}')
          .trim()
          .slice(0, 20),
    )
    .filter(p => p !== '');
}
