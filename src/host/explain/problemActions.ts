import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';

/** "Explain with GLM" among the quick fixes of whatever is reported. */
export class ProblemActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
    return diagnostics.slice(0, 1).map(diagnostic => {
      const title = vscode.l10n.t('Explain with GLM');
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.command = { command: commandIds.explainProblem, title, arguments: [document.uri, diagnostic] };
      return action;
    });
  }
}
