/** How a language writes comments that stand on lines of their own. */
export interface CommentSyntax {
  line?: string;
  block?: readonly [open: string, close: string];
  /** White space in front of it would be seen. */
  flush?: true;
}

const slashes: CommentSyntax = { line: '//', block: ['/*', '*/'] };
const hash: CommentSyntax = { line: '#' };
const dashes: CommentSyntax = { line: '--' };
const semicolon: CommentSyntax = { line: ';' };
const percent: CommentSyntax = { line: '%' };
const markup: CommentSyntax = { block: ['<!--', '-->'] };
const cssBlock: CommentSyntax = { block: ['/*', '*/'] };

/** By VS Code's language id (code.visualstudio.com/docs/languages/identifiers, 2026-11); languages of one kind share a row. */
const families: readonly (readonly [CommentSyntax, readonly string[]])[] = [
  [
    slashes,
    [
      ...['c', 'cpp', 'csharp', 'cuda-cpp', 'dart', 'fsharp', 'go', 'groovy', 'haxe', 'java', 'javascript', 'jsonc'],
      ...['kotlin', 'less', 'objective-c', 'objective-cpp', 'php', 'rust', 'scala', 'scss', 'solidity', 'swift'],
      ...['typescript', 'verilog', 'zig', 'proto3', 'proto', 'jsonl', 'json5', 'glsl', 'hlsl', 'shaderlab'],
    ],
  ],
  [{ line: '//' }, ['javascriptreact', 'typescriptreact']],
  [
    hash,
    [
      ...['coffeescript', 'dockercompose', 'dockerfile', 'dotenv', 'elixir', 'gdscript', 'ignore', 'julia', 'makefile'],
      ...[
        'perl',
        'perl6',
        'powershell',
        'properties',
        'python',
        'r',
        'ruby',
        'shellscript',
        'tcl',
        'terraform',
        'toml',
      ],
      ...['yaml', 'github-actions-workflow', 'cmake', 'nix'],
    ],
  ],
  [dashes, ['sql', 'lua', 'haskell', 'elm', 'ada', 'vhdl']],
  [semicolon, ['clojure', 'ini', 'lisp', 'scheme', 'asm']],
  [percent, ['latex', 'tex', 'erlang', 'matlab', 'prolog']],
  [markup, ['html', 'xml', 'xsl', 'markdown', 'vue-html', 'svg', 'vue', 'svelte']],
  [cssBlock, ['css']],
  [{ line: "'" }, ['vb']],
  [{ line: 'REM' }, ['bat']],
  [{ line: '"' }, ['viml']],
];

const byLanguage: ReadonlyMap<string, CommentSyntax> = new Map(
  families.flatMap(([syntax, ids]) => ids.map(id => [id, syntax] as const)),
);

/** `undefined` where the language has no comments (`json`) or is not known. */
export function commentSyntaxOf(languageId: string): CommentSyntax | undefined {
  return byLanguage.get(languageId);
}

/**
 * The comment that says `text`, ready to be inserted at the start of the line that it speaks of.
 * @param indentation the white space in front of that line, kept as it is (tabs or spaces)
 * @param eol the document's line ending
 * @returns lines with their endings; never a text that would end the comment early
 */
export function commentLines(
  text: string,
  {
    syntax,
    indentation,
    eol,
    width = 100,
  }: { syntax: CommentSyntax; indentation: string; eol: string; width?: number },
): string {
  const room = Math.max(40, width - indentation.length - 4);
  const lines = text.split(/\r\n|\r|\n/).flatMap(line => wrap(line.trimEnd(), room));
  if (syntax.line !== undefined) {
    const prefix = syntax.line;
    // A backslash at its end would draw the next line into the comment.
    return lines
      .map(line => (line.endsWith('\\') ? `${line}.` : line))
      .map(line => `${indentation}${line === '' ? prefix : `${prefix} ${line}`}${eol}`)
      .join('');
  }
  if (!syntax.block) throw new TypeError('a comment syntax has a line or a block form');
  const [open, close] = syntax.block;
  const safe = lines.map(line => defuse(line, close));
  if (safe.length === 1) return `${indentation}${open} ${safe[0]} ${close}${eol}`;
  return [open, ...safe.map(line => `  ${line}`), close]
    .map(line => `${`${indentation}${line}`.trimEnd()}${eol}`)
    .join('');
}

/** Keeps a note that quotes the closing mark from ending its own comment; HTML forbids any `--` inside as well. */
function defuse(line: string, close: string): string {
  const end = close.split(' ')[0] ?? close;
  const parted = line.replaceAll(end, end.split('').join(' '));
  return close === '-->' ? parted.replaceAll('--', '- -') : parted;
}

/** Breaks at spaces; text without spaces (Chinese) may break anywhere, counted double as it is drawn double wide. */
function wrap(line: string, room: number): string[] {
  const out: string[] = [];
  let current = '';
  let taken = 0;
  for (const piece of line.match(
    /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/gu,
  ) ?? []) {
    const wide = /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]$/u.test(piece) ? 2 : piece.length;
    if (taken + wide > room && current.trim() !== '' && !/^[，。；：！？、）》”]$/u.test(piece)) {
      out.push(current.trimEnd());
      current = '';
      taken = 0;
    }
    if (current === '' && piece.trim() === '') continue;
    current += piece;
    taken += wide;
  }
  out.push(current.trimEnd());
  return out;
}
