import * as vscode from 'vscode';
import type { ExportTarget } from '../../protocol/index.ts';
import { commandIds } from '../ids.ts';
import type { Studio } from '../studio/studio.ts';

/** Exports the page of the preview in front, or the one that was looked at last. */
export function exportPage(studio: Studio): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.exportPage, async () => {
    const page = studio.current;
    if (!page?.html) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no page to export yet.'));
      return;
    }
    const { t } = vscode.l10n;
    const lines: (vscode.QuickPickItem & { to: ExportTarget })[] = [
      { to: 'file', label: `$(save) ${t('One File…')}`, detail: t('HTML with everything in it') },
      { to: 'folder', label: `$(folder) ${t('Folder with Assets…')}`, detail: t('Pictures and fonts as files') },
      { to: 'workspace', label: `$(diff) ${t('Into the Workspace…')}`, detail: t('See what changes, then accept it') },
      { to: 'react', label: `$(react) ${t('React Component…')}`, detail: t('JSX, with its rules in a file beside it') },
      {
        to: 'vue',
        label: `$(file-code) ${t('Vue Component…')}`,
        detail: t('One file, its rules held to the component'),
      },
      { to: 'clipboard', label: `$(copy) ${t('Copy HTML')}`, detail: t('The whole page to the clipboard') },
    ];
    const picked = await vscode.window.showQuickPick(lines, { title: t('Export {0}', page.baseName) });
    if (picked) await studio.export(page, picked.to);
  });
}
