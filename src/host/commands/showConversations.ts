import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Panels } from '../panel/panels.ts';

/** Shows the list of all conversations in the panel, with the cursor in its search; once more puts it away. */
export function showConversations(panels: Panels): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.showConversations, () => panels.showConversations());
}
