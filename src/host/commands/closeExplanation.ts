import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';

/** Closes an explanation below a line; one that is being written is stopped. */
export function closeExplanation(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.closeExplanation, async (thread?: vscode.CommentThread) => {
    const shown = feature.peek.find(thread);
    if (!shown) return;
    feature.peek.close(shown);
    // The focus was inside of it, where keys would go nowhere now.
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  });
}
