import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { subjectOfCode } from '../explain/explainSubject.ts';
import { commandIds } from '../ids.ts';

/** Explains a file: the one of the Explorer's menu, or the one in the editor. */
export function explainFile(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainFile, (uri?: vscode.Uri) =>
    feature.explain(async () => {
      const file = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
      if (!file) throw new PlainFailure(vscode.l10n.t('Open a file first.'));
      return subjectOfCode(await open(file));
    }),
  );
}

async function open(file: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(file);
  } catch {
    const name = vscode.workspace.asRelativePath(file);
    throw new PlainFailure(vscode.l10n.t('{0} is not text, so it cannot be explained as code.', name));
  }
}
