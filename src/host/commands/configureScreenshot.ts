import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import type { ScreenshotOptions } from '../settings.ts';

/** What an editor screenshot shows, as a list to tick; the settings remember it. */
export function configureScreenshot({ settings }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.configureScreenshot, async () => {
    const { t } = vscode.l10n;
    const options = settings.screenshot;
    const labels: Readonly<Record<keyof ScreenshotOptions, [label: string, detail: string]>> = {
      squiggles: [t('Squiggles'), t('Errors and warnings, underlined as in the editor')],
      messages: [t('Messages'), t('What errors and warnings say, below the code')],
      lineNumbers: [t('Line numbers'), t('Beside each line')],
      wholeFunction: [
        t('Whole function'),
        t('Around the cursor, where nothing is selected, instead of what is on screen'),
      ],
    };
    const names = Object.keys(labels) as (keyof ScreenshotOptions)[];
    const items = names.map(name => {
      const [label, detail] = labels[name];
      return { name, label, detail, picked: options[name] };
    });
    const title = t('Editor Screenshot Options');
    const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title });
    if (!picked) return;
    const chosen = new Set(picked.map(({ name }) => name));
    for (const name of names) {
      if (chosen.has(name) !== options[name]) await settings.setScreenshot(name, chosen.has(name));
    }
  });
}
