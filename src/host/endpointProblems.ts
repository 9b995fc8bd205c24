import * as vscode from 'vscode';
import { commandIds } from './ids.ts';
import type { Services } from './services.ts';

/** Says what of `glm.endpoint.custom` was left out, once for each state of it: an entry that does nothing is a riddle. */
export function registerEndpointProblems({ context, endpoints, settings }: Services): void {
  let shown = '';
  const show = async (): Promise<void> => {
    const text = endpoints.problems.join(' ');
    if (text === shown) return;
    shown = text;
    if (text === '') return;
    const open = vscode.l10n.t('Open Settings');
    if ((await vscode.window.showWarningMessage(text, open)) !== open) return;
    await vscode.commands.executeCommand(commandIds.openSettings, 'glm.endpoint.custom');
  };
  context.subscriptions.push(settings.onDidChange(() => void show()));
  void show();
}
