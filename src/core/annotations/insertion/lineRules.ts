/** Comments that speak to a tool about the line below them: nothing may come between. */
const directive =
  /(?:@ts-(?:ignore|expect-error)|(?:eslint|stylelint|oxlint)-disable-next-line|biome-ignore|(?:prettier|deno-lint|istanbul|c8|v8)[- ]ignore|noinspection|pylint:\s*disable-next|type:\s*ignore|pyright:\s*ignore|\bfmt:\s*(?:off|skip)|go:\w+|\+build|\bexport \w+$|NOLINTNEXTLINE|clang-format|shellcheck|rubocop:|swiftlint:disable:next|yaml-language-server|@(?:vite|webpack)\w*|sourceMappingURL|@jsx)/;
const yamlLike: ReadonlySet<string> = new Set(['yaml', 'dockercompose', 'github-actions-workflow']);
const commentStart = /^\s*(?:\/\/|#(?!\[|!\[|include|define|if|endif|el|pragma)|--|;|%|\/\*|\*|<!--|\{\/\*)/;

export interface Lines {
  readonly count: number;
  /** Without its line break. */
  at(line: number): string;
}

/**
 * What no grammar tells: whether something above or below claims the place in front of a line for itself.
 * @param line zero-based
 */
export function isClaimed(lines: Lines, line: number, languageId: string): boolean {
  if (line < headLines(lines, languageId)) return true;
  const above = line > 0 ? lines.at(line - 1) : '';
  // A backslash at the end joins the line below, in every language that gives it a meaning there.
  if (/\\$/.test(above)) return true;
  if (commentStart.test(above) && directive.test(above)) return true;
  // Documentation stays right above what it documents.
  if (/^\s*\/\/[/!]/.test(above) || isEndOfDoc(lines, line - 1)) return true;
  // Blank lines may belong to the text of a block above them.
  if (yamlLike.has(languageId) && lines.at(line).trim() === '') return true;
  return languageId === 'go' && isPreamble(lines, line);
}

/** The last line of a `/** … *\/` that has its lines for itself. */
function isEndOfDoc(lines: Lines, line: number): boolean {
  if (line < 0 || !/\*\/\s*$/.test(lines.at(line))) return false;
  for (let at = line; at >= Math.max(0, line - 200); at--) {
    const text = lines.at(at);
    if (/^\s*\/\*/.test(text)) return /^\s*\/\*\*/.test(text);
    if (at < line && text.includes('*/')) return false;
  }
  return false;
}

/** How many lines at the top must stay the first: `#!`, an encoding, an XML declaration, a character set, a doctype. */
function headLines(lines: Lines, languageId: string): number {
  let head = 0;
  const first = lines.at(0).replace(/^\ufeff/, '');
  if (/^#!|^<\?xml\b|^@charset\b|^<\?php\b|^%YAML\b|^# syntax\s*=|^<!doctype\b/i.test(first)) head = 1;
  if (/^<\?xml\b/.test(first) && lines.count > 1 && /^\s*<!doctype\b/i.test(lines.at(1))) head = 2;
  // PEP 263: in the first two lines or nowhere. Ruby and Perl have the same habit.
  for (const line of [0, 1]) {
    if (line < lines.count && /^\s*#.*coding[:=]/.test(lines.at(line))) head = line + 1;
  }
  if (languageId === 'markdown' && first === '---') head = frontMatter(lines);
  return head;
}

function frontMatter(lines: Lines): number {
  for (let line = 1; line < lines.count; line++) if (lines.at(line) === '---') return line + 1;
  return 0;
}

/** cgo reads the comment in front of `import "C"` as C. */
function isPreamble(lines: Lines, line: number): boolean {
  let inBlock = false;
  for (let at = line; at < lines.count; at++) {
    const text = lines.at(at).trim();
    if (/^import\s+"C"/.test(text)) return true;
    if (text.startsWith('/*')) inBlock = true;
    const isComment = inBlock || text.startsWith('//');
    if (text.includes('*/')) inBlock = false;
    if (!isComment) return false;
  }
  return false;
}
