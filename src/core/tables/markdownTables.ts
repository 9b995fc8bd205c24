import type { DataTable } from './dataTable.ts';

const delimiter = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/**
 * The tables of a Markdown text, in its order, as GitHub reads them: a header, a line of dashes, rows as wide as the
 * header. The title is the heading or the bold line that stands before. What is inside of fences is no table.
 */
export function markdownTables(markdown: string): DataTable[] {
  const lines = markdown.split(/\r?\n/);
  const tables: DataTable[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    const below = lines[at + 1]?.trim() ?? '';
    if (fence !== undefined || !line.includes('|') || !delimiter.test(below)) continue;
    const columns = cellsOf(line);
    if (cellsOf(below).length !== columns.length) continue;
    const rows: string[][] = [];
    let end = at + 2;
    for (; end < lines.length && isRow(lines[end] ?? ''); end++) {
      const cells = cellsOf(lines[end] ?? '');
      rows.push(columns.map((_, index) => cells[index] ?? ''));
    }
    tables.push({ title: titleBefore(lines, at), columns, rows });
    at = end - 1;
  }
  return tables;
}

/** As a Markdown table whose columns line up in a fixed-width font. */
export function toMarkdown({ title, columns, rows }: DataTable): string {
  const escaped = [columns, ...rows].map(row => row.map(escapeCell));
  const widths = columns.map((_, column) => Math.max(3, ...escaped.map(row => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '') + ' '.repeat(width - widthOf(row[column] ?? ''))).join(' | ')} |`;
  const [header = [], ...body] = escaped;
  const dashes = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [...(title === '' ? [] : [`**${title}**`, '']), line(header), dashes, ...body.map(line), ''].join('\n');
}

function isRow(line: string): boolean {
  return line.trim() !== '' && line.includes('|') && !/^ {0,3}(?:#{1,6}\s|>|`{3})/.test(line);
}

/** `\|` is a bar of the text. Emphasis and code marks around a whole cell are how it looks, not what it says. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map(cell =>
    plain(
      cell
        .trim()
        .replaceAll('\\|', '|')
        .replaceAll(/<br\s*\/?>/gi, '\n'),
    ),
  );
}

function plain(cell: string): string {
  return (/^(\*\*|__|`)([^*_`]+)\1$/.exec(cell)?.[2] ?? cell).replace(/\\([~*_#<>[\]-])/g, '$1');
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>');
}

function titleBefore(lines: readonly string[], at: number): string {
  for (let index = at - 1; index >= 0 && index >= at - 3; index--) {
    const line = lines[index]?.trim() ?? '';
    if (line === '') continue;
    const text = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1] ?? /^\*\*(.+?)\*\*:?$/.exec(line)?.[1] ?? '';
    return text.replace(/\*\*|__|`/g, '').trim();
  }
  return '';
}

/** Columns that a terminal gives it: Chinese characters take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}
