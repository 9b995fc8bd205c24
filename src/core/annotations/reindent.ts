/**
 * A replacement as it fits where the old lines stand: indented as deep as they are where a model wrote it from the
 * margin, and with the file's line ends.
 * @param before the lines that are replaced
 */
export function reindent(replacement: string, before: string, eol: string): string {
  const lines = replacement
    .replace(/\r\n|\r/g, '\n')
    .replace(/\n+$/, '')
    .split('\n');
  const wanted = commonIndentation(before.split(/\r\n|\r|\n/));
  const given = commonIndentation(lines);
  const missing = wanted.startsWith(given) ? wanted.slice(given.length) : '';
  // Written as deep as asked, or deeper on purpose.
  if (given.length >= wanted.length) return lines.join(eol);
  return lines.map(line => (line.trim() === '' ? '' : missing + line)).join(eol);
}

function commonIndentation(lines: readonly string[]): string {
  const indentations = lines.filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)?.[0] ?? '');
  return indentations.reduce((common, one) => (one.length < common.length ? one : common), indentations[0] ?? '');
}
