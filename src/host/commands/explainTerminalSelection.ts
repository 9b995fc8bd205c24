import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { readTerminalSelection, subjectOfTerminal } from '../explain/terminalSelection.ts';
import { commandIds } from '../ids.ts';

/** Explains what is selected in the terminal. */
export function explainTerminalSelection(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainTerminalSelection, () =>
    feature.explain(async () => subjectOfTerminal(await readTerminalSelection())),
  );
}
