import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';

/** Goes on in Chat about what is explained below a line. */
export function continueExplanation(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.continueExplanation, async (thread?: vscode.CommentThread) => {
    const shown = feature.peek.find(thread);
    if (shown) await feature.continue(shown);
  });
}
