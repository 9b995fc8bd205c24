/** The bar over a table of an answer: how large it is, and what can be done with it. */
import * as l10n from '@vscode/l10n';
import { actionButton } from '../code/actionButton.ts';

/** Puts each table of a block under a bar; what the buttons do is heard further out, so that they may be exchanged. */
export function withTableBars(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    // A table inside of a cell is part of that.
    if (table.parentElement?.closest('table')) continue;
    const body = table.closest('.table') ?? table;
    const block = document.createElement('div');
    block.className = 'table-block';
    block.role = 'group';
    block.ariaLabel = l10n.t('Table');
    body.replaceWith(block);
    block.append(barOf(table), body);
  }
}

/** What stands in its cells, row by row. */
export function rowsOf(table: HTMLTableElement): string[][] {
  const rows = [...table.rows].map(row => [...row.cells].map(textOf));
  const width = Math.max(0, ...rows.map(row => row.length));
  return rows.map(row => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

/** The heading or the bold line above it, for the name of a file. */
export function titleOf(block: Element): string {
  const before = block.previousElementSibling ?? block.parentElement?.previousElementSibling?.lastElementChild;
  if (!before) return '';
  const isTitle = /^H[1-6]$/.test(before.tagName) || before.querySelector(':scope > strong:only-child') !== null;
  return isTitle ? before.textContent.trim().slice(0, 80) : '';
}

function barOf(table: HTMLTableElement): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'table-bar';
  const size = document.createElement('span');
  size.className = 'table-size';
  const rows = table.tBodies[0]?.rows.length ?? 0;
  size.textContent = rows === 1 ? l10n.t('Table, 1 row') : l10n.t('Table, {0} rows', rows);
  const more = actionButton('table/more', 'ellipsis', l10n.t('More Actions'));
  more.ariaHasPopup = 'menu';
  bar.append(size, actionButton('table/copy', 'copy', l10n.t('Copy Table')), more);
  return bar;
}

/** Breaks of a cell stay breaks; a formula is what its source says. */
function textOf(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n');
  return copy.textContent.trim();
}
