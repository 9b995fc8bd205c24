import * as vscode from 'vscode';
import { Cancelled } from '../cancellation.ts';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { commandIds } from '../ids.ts';

/** Stops an explanation that is being written below a line; what came of it stays. */
export function stopExplanation(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.stopExplanation, (thread?: vscode.CommentThread) =>
    feature.peek.find(thread)?.stop.abort(new Cancelled()),
  );
}
