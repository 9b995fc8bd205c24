import { deepEqual, equal } from 'node:assert/strict';
import {
  type DataTable,
  isNumber,
  markdownTables,
  numericColumns,
  oddCells,
  toCsv,
  toMarkdown,
  toTsv,
} from '../../../../src/core/tables/index.ts';

const estimated = (column: string): string => `${column} (estimated)`;
const table: DataTable = {
  title: 'Orders',
  columns: ['month', 'orders', 'note'],
  rows: [
    ['Jan', '~420', 'cold, "dark"'],
    ['Feb', '380', ''],
    ['Mar', 'n/a', 'two\nlines'],
    ['Apr', '1,240', '=1+1'],
  ],
};

describe('markdownTables', () => {
  it('reads tables with their titles, and none inside of a fence', () => {
    const found = markdownTables(
      [
        '## Orders per month',
        '',
        '| month | **orders** |',
        '|:--|--:|',
        '| Jan | 1 \\| 2 |',
        '| Feb |',
        '',
        'Text | with a bar.',
        '```',
        '| no | table |',
        '| --- | --- |',
        '| 1 | 2 |',
        '```',
        '**收入**',
        'a | b',
        '- | -',
        '3 | 4 | 5',
      ].join('\n'),
    );
    deepEqual(found, [
      {
        title: 'Orders per month',
        columns: ['month', 'orders'],
        rows: [
          ['Jan', '1 | 2'],
          ['Feb', ''],
        ],
      },
      { title: '收入', columns: ['a', 'b'], rows: [['3', '4']] },
    ]);
  });

  it('reads what it writes, Chinese lined up by its width', () => {
    const written = toMarkdown({ title: '订单', columns: ['月份', 'a|b'], rows: [['一月', 'x']] });
    equal(written, '**订单**\n\n| 月份 | a\\|b |\n| ---- | ---- |\n| 一月 | x    |\n');
    deepEqual(markdownTables(written)[0], { title: '订单', columns: ['月份', 'a|b'], rows: [['一月', 'x']] });
  });

  it('has time for a text that is all bars', () => {
    deepEqual(markdownTables('|'.repeat(50_000)), []);
    deepEqual(markdownTables(`${'| a '.repeat(20_000)}|\n${'| - '.repeat(19_999)}|`), []);
  });
});

describe('numbers in tables', () => {
  it('are told from words as people do', () => {
    for (const cell of [
      '420',
      '~420',
      '≈ 3.5',
      '-1.2e3',
      '1,240',
      '12 000,5',
      '€ 12.50',
      '37%',
      '1.2万',
      '5 ms',
      '−4',
    ]) {
      equal(isNumber(cell), true, cell);
    }
    for (const cell of ['', 'n/a', 'Q1', '12 apples', '1-2', '~', '2024-01', 'v1.2', '1,2,3'])
      equal(isNumber(cell), false, cell);
  });

  it('make a column of numbers, in which other cells are pointed out and left as they are', () => {
    deepEqual(numericColumns(table), [false, true, false]);
    deepEqual(oddCells(table), [{ row: 2, column: 1, text: 'n/a' }]);
    deepEqual(oddCells({ ...table, rows: [['Jan', '–', '']] }), []);
  });
});

describe('CSV', () => {
  it('keeps to RFC 4180, and says beside an estimate that it is one', () => {
    equal(
      toCsv(table, estimated),
      'month,orders,orders (estimated),note\r\nJan,420,~,"cold, ""dark"""\r\nFeb,380,,\r\nMar,n/a,,"two\nlines"\r\nApr,"1,240",,=1+1\r\n',
    );
  });

  it('has a twin for the clipboard without breaks inside of cells', () => {
    equal(toTsv(table, estimated).split('\n')[3], 'Mar\tn/a\t\ttwo lines');
  });
});
