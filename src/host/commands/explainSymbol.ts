import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { subjectOfSymbol } from '../explain/subjectAtCursor.ts';
import { commandIds } from '../ids.ts';
import { editorAtWork } from './explainSelection.ts';

/** Explains what the name at the cursor stands for. */
export function explainSymbol(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainSymbol, () =>
    feature.explain(async () => subjectOfSymbol(editorAtWork())),
  );
}
