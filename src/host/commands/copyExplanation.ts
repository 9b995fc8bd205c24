import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';

/** Copies an explanation below a line, as the model wrote it. */
export function copyExplanation(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.copyExplanation, async (thread?: vscode.CommentThread) => {
    const shown = feature.peek.find(thread);
    if (!shown || shown.answer === '') return;
    await vscode.env.clipboard.writeText(shown.answer);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Explanation copied.'), 3000);
  });
}
