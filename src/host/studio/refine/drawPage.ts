import * as vscode from 'vscode';
import type { Rendering } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { Page } from '../page.ts';

export type Compared = Rendering & { similarity: NonNullable<Rendering['similarity']> };

/** A page, and how it looks beside its screenshot. */
export interface Drawn {
  html: string;
  rendering: Compared;
}

/**
 * Draws a page and compares it with the screenshot. Only a tab that is on the screen can do that: where it is not, this
 * waits, and says so where the user can see it.
 * @throws PlainFailure where the page cannot be drawn, or its tab was closed; the signal's reason
 */
export async function drawPage(
  page: Page,
  html: string,
  signal: AbortSignal,
  say: (step: string) => void,
): Promise<Compared> {
  for (;;) {
    if (!page.preview?.panel.visible) await shown(page, signal, say);
    try {
      const rendering = await page.render(html, signal);
      const { similarity } = rendering;
      if (!similarity) {
        throw new PlainFailure(vscode.l10n.t('This page has no screenshot, so there is nothing to compare it with.'));
      }
      return { ...rendering, similarity };
    } catch (error) {
      // Hidden in the middle: once more when it is back.
      if (signal.aborted || !page.preview) throw error;
      if (!page.preview.panel.visible) continue;
      throw error instanceof PlainFailure && error.fixes.length === 0
        ? new PlainFailure(error.message, ['retry'])
        : error;
    }
  }
}

async function shown(page: Page, signal: AbortSignal, say: (step: string) => void): Promise<void> {
  say(vscode.l10n.t('Waiting until this tab is on the screen…'));
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      cancellable: true,
      title: vscode.l10n.t('Refining {0} goes on when its preview is on the screen.', page.baseName),
    },
    async (_, token) => {
      const subscription = token.onCancellationRequested(() => page.stop());
      try {
        await page.whenShown(signal);
      } finally {
        subscription.dispose();
      }
    },
  );
  say(vscode.l10n.t('Comparing the page with the screenshot…'));
}
