import { commentLines } from './commentSyntax.ts';
import type { Lines } from './insertion/lineRules.ts';

export interface PlacedDocstring {
  /** In front of which line it goes, zero-based. */
  line: number;
  /** Whole lines with their endings. */
  text: string;
}

/** `no-form`: the language has no docstrings; `no-declaration`: nothing is declared there; `documented`: it has one. */
export type NoDocstring = 'no-form' | 'no-declaration' | 'documented';

interface DocForm {
  /** The first line of something that can be documented. */
  declaration: RegExp;
  /** Lines between documentation and declaration: decorators, attributes. */
  between?: RegExp;
  /** The end of documentation that stands above. */
  documented?: RegExp;
  write(text: string, indentation: string, eol: string): string;
}

const jsdoc = (text: string, indentation: string, eol: string): string => {
  const lines = linesOf(text, indentation, 3).map(line => line.replaceAll('*/', '* /'));
  if (lines.length === 1) return `${indentation}/** ${lines[0]} */${eol}`;
  return ['/**', ...lines.map(line => ` * ${line}`.trimEnd()), ' */']
    .map(line => `${indentation}${line}${eol}`)
    .join('');
};

const prefixed =
  (prefix: string) =>
  (text: string, indentation: string, eol: string): string =>
    linesOf(text, indentation, prefix.length + 1)
      .map(line => `${indentation}${`${prefix} ${line}`.trimEnd()}${eol}`)
      .join('');

/** XML as C# wants it. */
const summary = (text: string, indentation: string, eol: string): string =>
  prefixed('///')(
    `<summary>\n${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}\n</summary>`
      .replace('&lt;summary&gt;', '<summary>')
      .replace('&lt;/summary&gt;', '</summary>'),
    indentation,
    eol,
  );

const modifiers =
  '(?:(?:export|default|declare|abstract|public|private|protected|internal|static|readonly|override|async|final|virtual|sealed|partial|synchronized|inline|const|extern|unsafe)\\s+)*';

const script: DocForm = {
  declaration: new RegExp(
    `^\\s*${modifiers}(?:function\\b|class\\b|interface\\b|enum\\b|namespace\\b|type\\s+\\w|(?:const|let|var)\\s+[\\w$]+|(?:get|set)\\s+\\w|#?[\\w$]+\\s*[(<]|[\\w$]+\\??\\s*[:=])`,
  ),
  between: /^\s*@\w/,
  documented: /\*\/\s*$/,
  write: jsdoc,
};
const braces: DocForm = {
  declaration: new RegExp(
    `^\\s*${modifiers}(?:class|interface|enum|struct|record|trait|namespace|[\\w<>\\[\\],.?*&:]+\\s+[\\w:~]+\\s*[({;=]|function\\b|[\\w]+\\s*\\()`,
  ),
  between: /^\s*(?:@\w|#?\[)/,
  documented: /\*\/\s*$/,
  write: jsdoc,
};

const forms: Readonly<Record<string, DocForm>> = {
  typescript: script,
  typescriptreact: script,
  javascript: script,
  javascriptreact: script,
  java: braces,
  php: braces,
  c: braces,
  cpp: braces,
  csharp: { ...braces, documented: /^\s*\/\/\//, write: summary },
  rust: {
    declaration:
      /^\s*(?:pub(?:\([^)]*\))?\s+)?(?:(?:async|const|unsafe|default|extern(?:\s+"\w+")?)\s+)*(?:fn|struct|enum|trait|union|mod|type|static|const|macro_rules!|impl)\b/,
    between: /^\s*#\[/,
    documented: /^\s*\/\/\/|\*\/\s*$/,
    write: prefixed('///'),
  },
  go: {
    declaration: /^(?:func|type|var|const|package)\b/,
    documented: /^\s*\/\/|\*\/\s*$/,
    write: prefixed('//'),
  },
};

/**
 * Documentation of what is declared where a note begins, in the language's own form.
 * @param line zero-based; a decorator of the declaration counts as the declaration
 * @param lastLine of the note: the declaration has to begin by then
 */
export function docstringFor(
  lines: Lines,
  {
    languageId,
    line,
    lastLine,
    text,
    eol,
  }: { languageId: string; line: number; lastLine: number; text: string; eol: string },
): PlacedDocstring | NoDocstring {
  if (languageId === 'python') return pythonDocstring(lines, line, lastLine, text, eol);
  const form = Object.hasOwn(forms, languageId) ? forms[languageId] : undefined;
  if (!form) return 'no-form';
  let declared = line;
  while (declared < lastLine && form.between?.test(lines.at(declared))) declared++;
  if (!form.declaration.test(lines.at(declared)) || isStatement(lines.at(declared))) return 'no-declaration';
  let first = declared;
  while (first > 0 && form.between?.test(lines.at(first - 1))) first--;
  if (first > 0 && form.documented?.test(lines.at(first - 1))) return 'documented';
  const indentation = indentationOf(lines.at(first));
  return { line: first, text: form.write(text, indentation, eol) };
}

/** Looks like a call or a method, and is neither. */
function isStatement(line: string): boolean {
  return (
    /^\s*(?:if|for|while|switch|return|catch|else|do|throw|await|yield|new|case|import|using|package)\b/.test(line) ||
    /^\s*[\w.$]+\([^)]*\)\s*;?\s*$/.test(line)
  );
}

function pythonDocstring(
  lines: Lines,
  line: number,
  lastLine: number,
  text: string,
  eol: string,
): PlacedDocstring | NoDocstring {
  let declared = line;
  while (declared < lastLine && !/^\s*(?:async\s+def|def|class)\b/.test(lines.at(declared))) declared++;
  if (!/^\s*(?:async\s+def|def|class)\b/.test(lines.at(declared))) return 'no-declaration';
  const colon = endOfSignature(lines, declared);
  // `def f(): return 1` has no line for it.
  if (colon === undefined || colon + 1 >= lines.count) return 'no-declaration';
  let body = colon + 1;
  while (body < lines.count - 1 && /^\s*(?:#.*)?$/.test(lines.at(body))) body++;
  const indentation = indentationOf(lines.at(body));
  if (indentation.length <= indentationOf(lines.at(declared)).length) return 'no-declaration';
  if (/^\s*[rRbBuUfF]{0,2}(?:"|')/.test(lines.at(body))) return 'documented';
  const said = linesOf(text, indentation, 6).map(one => one.replaceAll('\\', '\\\\').replaceAll('"""', "'''"));
  const last = (said.at(-1) ?? '').replace(/"$/, '" ');
  const whole = [...said.slice(0, -1), last];
  const written = whole.length === 1 ? [`"""${whole[0]}"""`] : [`"""${whole[0]}`, ...whole.slice(1), '"""'];
  return { line: colon + 1, text: written.map(one => `${one === '' ? '' : indentation + one}${eol}`).join('') };
}

/** The line whose end is the colon of the signature. */
function endOfSignature(lines: Lines, from: number): number | undefined {
  let depth = 0;
  for (let line = from; line < Math.min(lines.count, from + 200); line++) {
    // Without strings and comments: their brackets close nothing.
    const code = lines
      .at(line)
      .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""')
      .replace(/#.*$/, '');
    for (const char of code) {
      if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) depth--;
    }
    if (depth === 0 && code.trimEnd().endsWith(':')) return line;
    if (depth === 0 && !code.trimEnd().endsWith('\\')) return undefined;
  }
  return undefined;
}

function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Broken as comments are. */
function linesOf(text: string, indentation: string, taken: number): string[] {
  const mark = '//';
  return commentLines(text, { syntax: { line: mark }, indentation, eol: '\n', width: 100 - taken })
    .trimEnd()
    .split('\n')
    .map(line =>
      line
        .slice(indentation.length + mark.length)
        .replace(/^ /, '')
        .replace(/\\\.$/, '\\'),
    );
}
