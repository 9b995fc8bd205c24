import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** The settings editor at this extension's settings; a button may name one of them, as `glm.network`. */
export function openSettings({ context }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openSettings, async (query?: unknown) => {
    const wanted = typeof query === 'string' ? query : `@ext:${context.extension.id}`;
    await vscode.commands.executeCommand('workbench.action.openSettings', wanted);
  });
}
