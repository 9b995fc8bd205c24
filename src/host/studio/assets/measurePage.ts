import * as vscode from 'vscode';
import type { MeasuredPage } from '../../../protocol/index.ts';
import type { Page } from '../page.ts';

/**
 * Has a page laid out. Only a tab that is on the screen can do that: where it is not, this waits.
 * @throws PlainFailure where the page cannot be laid out, or its tab was closed; the signal's reason
 */
export async function measurePage(
  page: Page,
  html: string,
  signal: AbortSignal,
  say: (step: string) => void,
): Promise<MeasuredPage> {
  for (;;) {
    if (!page.preview?.panel.visible) {
      say(vscode.l10n.t('Waiting until this tab is on the screen…'));
      await page.whenShown(signal);
    }
    say(vscode.l10n.t('Looking where things are in the page…'));
    try {
      return await page.measure(html, signal);
    } catch (error) {
      // Hidden in the middle: once more when it is back.
      if (signal.aborted || !page.preview || page.preview.panel.visible) throw error;
    }
  }
}
