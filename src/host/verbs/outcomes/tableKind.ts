import * as vscode from 'vscode';
import { type OddCell, oddCells } from '../../../core/tables/index.ts';
import { copyTable, openTable, saveTable } from '../../tables/tableActions.ts';
import type { OutcomeKind, OutcomeOf } from './outcomeKind.ts';

type Table = OutcomeOf<'table'>;

/** So many cells are named; of the rest there is a count. */
const mostNamed = 3;

/** Data that was read off a chart. */
export const tableKind: OutcomeKind<Table> = {
  label: ({ table: { title, columns, rows } }) => {
    const size = vscode.l10n.t('{0} rows × {1} columns', rows.length, columns.length);
    return title === '' ? size : `${title}, ${size}`;
  },
  doubts: ({ table }) => {
    const odd = oddCells(table);
    if (odd.length === 0) return [];
    const named = odd.slice(0, mostNamed).map(cell => nameOf(cell, table.columns));
    const { t } = vscode.l10n;
    const list = new Intl.ListFormat(vscode.env.language, { type: 'unit' }).format(named);
    return [
      odd.length > mostNamed
        ? t('Not numbers in columns of numbers: {0}, and {1} more.', list, odd.length - mostNamed)
        : t('Not numbers in columns of numbers: {0}.', list),
    ];
  },
  actions: [
    {
      id: 'open',
      icon: 'go-to-file',
      title: () => vscode.l10n.t('Open as CSV'),
      run: async ({ table }) => openTable(table),
    },
    {
      id: 'save',
      icon: 'save-as',
      title: () => vscode.l10n.t('Save as CSV…'),
      run: async ({ table }, { services }) => saveTable(table, services.settings.csvByteOrderMark),
    },
    {
      id: 'copy',
      icon: 'copy',
      title: () => vscode.l10n.t('Copy Table'),
      run: async ({ table }) => copyTable(table, 'tsv'),
    },
  ],
};

/** As people find it: the row by its number below the header, the column by its name. */
function nameOf({ row, column, text }: OddCell, columns: readonly string[]): string {
  return vscode.l10n.t('“{0}” in row {1} of {2}', text, row + 1, columns[column] || String(column + 1));
}
