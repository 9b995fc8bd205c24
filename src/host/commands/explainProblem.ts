import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { subjectOfProblem } from '../explain/subjectAtCursor.ts';
import { commandIds } from '../ids.ts';
import { editorAtWork } from './explainSelection.ts';

/** Explains what is reported at the cursor, or the problem that a quick fix belongs to. */
export function explainProblem(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(
    commandIds.explainProblem,
    (uri?: vscode.Uri, diagnostic?: vscode.Diagnostic) =>
      feature.explain(async () => {
        if (uri instanceof vscode.Uri && diagnostic) {
          const document = await vscode.workspace.openTextDocument(uri);
          return subjectOfProblem(document, diagnostic.range, diagnostic);
        }
        const { document, selection } = editorAtWork();
        return subjectOfProblem(document, selection);
      }),
  );
}
