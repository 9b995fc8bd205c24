import { type DataTable, isEstimate, numericColumns, withoutMark } from './dataTable.ts';

/** Tells programs that look for it, Excel above all, that the text is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** RFC 4180: commas, `"` doubled inside of quotes, CRLF behind every record. */
export function toCsv(table: DataTable, estimated: (column: string) => string): string {
  return records(table, estimated)
    .map(record => `${record.map(csvField).join(',')}\r\n`)
    .join('');
}

/** For the clipboard: what spreadsheets take when it is pasted. A tab or a line break cannot stand in a cell. */
export function toTsv(table: DataTable, estimated: (column: string) => string): string {
  return records(table, estimated)
    .map(record => record.map(field => field.replaceAll(/\s+/g, ' ')).join('\t'))
    .join('\n');
}

/**
 * Header and rows. A column that has estimates gets a second one beside it that says which they are: with the mark in
 * front a spreadsheet would not count them as numbers.
 */
function records(table: DataTable, estimated: (column: string) => string): string[][] {
  const numeric = numericColumns(table);
  const marked = table.columns.map(
    (_, column) => numeric[column] === true && table.rows.some(row => isEstimate(row[column] ?? '')),
  );
  const header = table.columns.flatMap((name, column) => (marked[column] ? [name, estimated(name)] : [name]));
  const rows = table.rows.map(row =>
    row.flatMap((cell, column) => (marked[column] ? [withoutMark(cell), isEstimate(cell) ? '~' : ''] : [cell])),
  );
  return [header, ...rows];
}

function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
