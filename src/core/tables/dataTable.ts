/** A table as text: what stands in its cells, letter for letter. */
export interface DataTable {
  /** Empty where it has none. */
  title: string;
  columns: readonly string[];
  /** Each as long as `columns`. */
  rows: readonly (readonly string[])[];
}

/** A cell that is no number in a column of numbers; counted from 0, without the header. */
export interface OddCell {
  row: number;
  column: number;
  text: string;
}

/** How a value is marked that was estimated, as between two lines of a chart's grid. */
const estimateMark = /^[~≈∼]\s*/;

/** Short of this share of numbers among what is filled in, a column holds words. */
const numericShare = 0.5;

const number =
  /^[+\-−]?\s*(?:[$€£¥￥]\s*)?(?:\d{1,3}(?:[,\u00a0\u202f' ]\d{3})+|\d+)?(?:[.,]\d+)?(?:e[+-]?\d+)?\s*(?:%|‰|k|K|M|B|bn|万|亿|°C?|ms|s|min|h|kB|MB|GB|kg|g|km|m|cm|mm)?$/;

/** Whether people and spreadsheets would read it as a number, with the mark of an estimate or a unit. */
export function isNumber(cell: string): boolean {
  const text = cell.trim().replace(estimateMark, '');
  return /\d/.test(text) && number.test(text);
}

export function isEstimate(cell: string): boolean {
  return estimateMark.test(cell.trim());
}

/** Without the mark, which a spreadsheet would take for text. */
export function withoutMark(cell: string): string {
  return cell.trim().replace(estimateMark, '');
}

/** Which columns hold numbers. The first one names the rows, unless it is the only one. */
export function numericColumns({ columns, rows }: DataTable): readonly boolean[] {
  return columns.map((_, column) => {
    const filled = rows.map(row => row[column] ?? '').filter(cell => !isEmpty(cell));
    return filled.length > 0 && filled.filter(isNumber).length > filled.length * numericShare;
  });
}

/** What a reader should look at again. */
export function oddCells(table: DataTable): readonly OddCell[] {
  const numeric = numericColumns(table);
  return table.rows.flatMap((cells, row) =>
    cells.flatMap((text, column) =>
      numeric[column] && !isEmpty(text) && !isNumber(text) ? [{ row, column, text }] : [],
    ),
  );
}

function isEmpty(cell: string): boolean {
  return /^[-–—\s]*$/.test(cell);
}
