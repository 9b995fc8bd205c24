/** What the buttons over a table do. */
import * as l10n from '@vscode/l10n';
import { openMenu } from '../../shared/menu.ts';
import type { TableAction } from '../actions/verbActions.ts';
import type { PanelController } from '../panelController.ts';
import { rowsOf, titleOf } from './tableBlock.ts';

/** `button`: any element with `data-action` in the bar over a table. */
export function runTableAction(button: HTMLElement, controller: PanelController): void {
  const block = button.closest('.table-block');
  const table = block?.querySelector('table');
  if (!block || !table) return;
  const run = (action: TableAction): Promise<boolean> =>
    controller.verbs.useTable(titleOf(block), rowsOf(table), action);
  if (button.dataset.action === 'table/copy') {
    void run('copy').then(done => done && tick(button));
    return;
  }
  const entry = (action: TableAction, icon: string, label: string) => ({ icon, label, run: () => void run(action) });
  openMenu(button, l10n.t('More Actions'), [
    [
      entry('copy', 'copy', l10n.t('Copy Table')),
      entry('copy-csv', 'copy', l10n.t('Copy as CSV')),
      entry('copy-markdown', 'markdown', l10n.t('Copy as Markdown')),
    ],
    [entry('open', 'go-to-file', l10n.t('Open as CSV')), entry('save', 'save-as', l10n.t('Save as CSV…'))],
  ]);
}

function tick(button: HTMLElement): void {
  const glyph = button.querySelector('.codicon');
  glyph?.classList.replace('codicon-copy', 'codicon-check');
  setTimeout(() => glyph?.classList.replace('codicon-check', 'codicon-copy'), 1500);
}
