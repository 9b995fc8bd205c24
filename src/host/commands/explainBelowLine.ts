import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';
import { explainAtCursor } from './explainSelection.ts';

/** Explains what the cursor is in below its line, which is remembered as the place for explanations. */
export function explainBelowLine(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainBelowLine, () => explainAtCursor(feature, 'peek'));
}
