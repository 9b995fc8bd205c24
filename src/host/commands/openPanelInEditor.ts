import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Panels } from '../panel/panels.ts';

/** Shows the chat as an editor tab, beside what else is open. */
export function openPanelInEditor(panels: Panels): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openPanelInEditor, () => panels.showTab());
}
