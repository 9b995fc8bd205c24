/** Rows as a Markdown table, as wide as the longest; the first row is the head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const width = Math.max(0, ...rows.map(row => row.length));
  if (width === 0) return '';
  const line = (cells: readonly string[]): string => {
    const padded = Array.from({ length: width }, (_, index) => cellText(cells[index] ?? ''));
    return `| ${padded.join(' | ')} |`;
  };
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n');
}

function cellText(cell: string): string {
  return cell
    .trim()
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');
}
