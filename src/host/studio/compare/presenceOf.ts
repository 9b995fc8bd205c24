import * as vscode from 'vscode';
import { PlainFailure } from '../../errorMessages.ts';
import { TabPresence } from './tabPresence.ts';

/** Follows the panel until it is closed. */
export function presenceOf(panel: vscode.WebviewPanel): TabPresence {
  const presence = new TabPresence({
    isVisible: () => panel.visible,
    closed: () => new PlainFailure(vscode.l10n.t('The tab of the page was closed.')),
    hidden: () =>
      new PlainFailure(
        vscode.l10n.t(
          'The page is drawn in its own tab, and that is not on the screen. Show the tab and begin once more.',
        ),
      ),
  });
  panel.onDidChangeViewState(() => presence.changed());
  panel.onDidDispose(() => presence.closed());
  return presence;
}
