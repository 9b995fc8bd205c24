import type { OfficeText } from '../../codecMessages.ts';
import { cellDate, isDateFormat } from './cellDate.ts';
import { markdownTable } from './markdownTable.ts';
import { type OfficeFiles, relationsOf } from './officeFiles.ts';
import { attribute, readXml } from './readXml.ts';

const workbookPart = 'xl/workbook.xml';
/** Of one sheet: what stands further out is said by nobody in a question. */
const maxColumns = 256;
const maxRows = 20_000;

/** The values of an Excel workbook, a table for each sheet. */
export function readWorkbook(files: OfficeFiles): OfficeText {
  const strings = readStrings(files.read('xl/sharedStrings.xml'));
  const dateStyles = readDateStyles(files.read('xl/styles.xml'));
  const relations = relationsOf(files, workbookPart);
  const found = { formulas: false };
  const sheets: string[] = [];
  let from1904 = false;
  readXml(files.read(workbookPart), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const part = relations.get(attribute(attributes, 'id') ?? '');
      const title = attribute(attributes, 'name') ?? '';
      const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      if (part === undefined || isHidden) return;
      const rows = readSheet(files.read(part), { strings, dateStyles, from1904, found });
      if (rows.length > 0) sheets.push(`## ${title}\n\n${markdownTable(rows)}`);
    },
  });
  const leftOut: OfficeText['leftOut'] = [];
  if (files.names.some(name => name.startsWith('xl/media/'))) leftOut.push('pictures');
  if (files.names.some(name => name.startsWith('xl/charts/'))) leftOut.push('charts');
  if (files.names.some(name => /^xl\/(?:threadedComments\/|comments)/.test(name))) leftOut.push('comments');
  if (found.formulas) leftOut.push('formulas');
  return { text: sheets.join('\n\n'), leftOut };
}

interface SheetContext {
  strings: readonly string[];
  /** Indexes of the styles that show a number as a date. */
  dateStyles: ReadonlySet<number>;
  from1904: boolean;
  found: { formulas: boolean };
}

function readSheet(xml: string, { strings, dateStyles, from1904, found }: SheetContext): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell: { column: number; type: string; style: number; value: string } | undefined;
  let isValue = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'row') row = [];
      else if (name === 'c') {
        const column = columnOf(attribute(attributes, 'r') ?? '') ?? row.length;
        const style = Number(attribute(attributes, 's') ?? -1);
        cell = { column, type: attribute(attributes, 't') ?? 'n', style, value: '' };
      } else if (name === 'v' || name === 't') isValue = cell !== undefined;
      else if (name === 'f') found.formulas = true;
    },
    text(text) {
      if (isValue && cell) cell.value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'row' && rows.length < maxRows && row.some(value => value !== '')) rows.push([...row]);
      if (name !== 'c' || !cell) return;
      const { column, type, style, value } = cell;
      cell = undefined;
      if (column >= maxColumns) return;
      while (row.length < column) row.push('');
      if (type === 's') row[column] = strings[Number(value)] ?? '';
      else if (type === 'b') row[column] = value === '1' ? 'TRUE' : 'FALSE';
      else if (type === 'n' && value !== '' && dateStyles.has(style)) row[column] = cellDate(Number(value), from1904);
      else row[column] = value;
    },
  });
  return rows;
}

function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let isText = false;
  let phonetic = 0;
  readXml(xml, {
    open(name) {
      if (name === 'si') strings.push('');
      if (name === 'rPh') phonetic++;
      if (name === 't') isText = phonetic === 0;
    },
    text(text) {
      if (isText && strings.length > 0) strings[strings.length - 1] += text;
    },
    close(name) {
      if (name === 'rPh') phonetic--;
      if (name === 't') isText = false;
    },
  });
  return strings;
}

function readDateStyles(xml: string): ReadonlySet<number> {
  const formats = new Map<number, string>();
  const dates = new Set<number>();
  let isCell = false;
  let index = 0;
  readXml(xml, {
    open(name, attributes) {
      const id = Number(attribute(attributes, 'numFmtId') ?? -1);
      if (name === 'numFmt') formats.set(id, attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') isCell = true;
      if (name !== 'xf' || !isCell) return;
      if (isDateFormat(id, formats.get(id))) dates.add(index);
      index++;
    },
    close(name) {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return dates;
}

/** `C7` is the third: 2. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]+)\d/i.exec(reference)?.[1]?.toUpperCase();
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
