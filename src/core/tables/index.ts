/** Tables read out of answers: checked, and written as other programs take them. */
export { byteOrderMark, toCsv, toTsv } from './csv.ts';
export { type DataTable, isEstimate, isNumber, numericColumns, type OddCell, oddCells } from './dataTable.ts';
export { markdownTables, toMarkdown } from './markdownTables.ts';
