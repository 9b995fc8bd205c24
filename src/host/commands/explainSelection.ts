import * as vscode from 'vscode';
import type { ExplainPlace } from '../../core/explain/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { subjectAtCursor } from '../explain/subjectAtCursor.ts';
import { commandIds } from '../ids.ts';

/** Explains the selection, or the function around the cursor, where explanations were shown last. */
export function explainSelection(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainSelection, () => explainAtCursor(feature));
}

export function explainAtCursor(feature: ExplainFeature, place?: ExplainPlace): Promise<void> {
  return feature.explain(() => subjectAtCursor(editorAtWork()), place);
}

/** @throws PlainFailure */
export function editorAtWork(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor) return editor;
  throw new PlainFailure(vscode.l10n.t('Open a file and select the code to explain.'));
}
