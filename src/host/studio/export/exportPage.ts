import * as vscode from 'vscode';
import type { ExportTarget } from '../../../protocol/index.ts';
import type { Services } from '../../services.ts';
import type { Page } from '../page.ts';
import { savePage } from '../savePage.ts';
import { exportComponent } from './exportComponent.ts';
import { exportFolder } from './exportFolder.ts';
import { exportToWorkspace } from './exportToWorkspace.ts';

/** Failures are shown; nothing is lost by them. */
export async function exportPage({ proposals }: Services, page: Page, to: ExportTarget): Promise<void> {
  if (page.isWriting) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The page is still being written.'));
    return;
  }
  try {
    switch (to) {
      case 'file':
        await savePage(page);
        break;
      case 'folder':
        await exportFolder(page);
        break;
      case 'workspace':
        await exportToWorkspace(page, proposals);
        break;
      case 'react':
      case 'vue':
        await exportComponent(page, to);
        break;
      case 'clipboard':
        await vscode.env.clipboard.writeText(await page.standalone());
        void vscode.window.showInformationMessage(vscode.l10n.t('The HTML of the page is on the clipboard.'));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The page could not be saved: {0}', reason));
  }
}
