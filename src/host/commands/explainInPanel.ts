import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';
import { explainAtCursor } from './explainSelection.ts';

/** Explains what the cursor is in in the GLM panel, which is remembered as the place for explanations. */
export function explainInPanel(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainInPanel, () => explainAtCursor(feature, 'panel'));
}
