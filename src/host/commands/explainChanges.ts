import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { subjectOfChanges } from '../explain/gitChanges.ts';
import { gitApi } from '../git/gitApi.ts';
import { commandIds } from '../ids.ts';

/** Explains uncommitted changes: of the file that is clicked in the Source Control view, else all. */
export function explainChanges(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainChanges, (resource?: unknown) =>
    feature.explain(async () => subjectOfChanges(await gitApi(), fileOf(resource))),
  );
}

/** The view hands over a resource of its own kind, its title bar the whole source control. */
function fileOf(resource: unknown): vscode.Uri | undefined {
  if (resource instanceof vscode.Uri) return resource;
  const { resourceUri } = (resource ?? {}) as { resourceUri?: unknown };
  return resourceUri instanceof vscode.Uri ? resourceUri : undefined;
}
