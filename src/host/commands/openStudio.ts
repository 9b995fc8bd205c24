import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { StartTab } from '../studio/start/startTab.ts';

/** Shows the tab where a page begins. */
export function openStudio(start: StartTab): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openStudio, () => start.open());
}
