import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Panels } from '../panel/panels.ts';

/** Shows the chat in the side bar and puts the cursor into it. */
export function openPanel(panels: Panels): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openPanel, () => panels.showView());
}
