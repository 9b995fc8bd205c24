import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';
import { explainAtCursor } from './explainSelection.ts';

/** Explains what the cursor is in in the editor's Chat, which is remembered as the place for explanations. */
export function explainInChat(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainInChat, () => explainAtCursor(feature, 'chat'));
}
