import * as vscode from 'vscode';
import type { ExplainFeature } from '../explain/explainFeature.ts';
import { subjectOfChanges } from '../explain/gitChanges.ts';
import { gitApi } from '../git/gitApi.ts';
import { commandIds } from '../ids.ts';

/** Explains uncommitted changes: of the file or of the repository that is clicked in Source Control, else all. */
export function explainChanges(feature: ExplainFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.explainChanges, (resource?: unknown) =>
    feature.explain(async () => subjectOfChanges(await gitApi(), changesOf(resource))),
  );
}

/** A file's entry hands over a resource of its own kind, the title of a repository its source control. */
function changesOf(from: unknown): { file?: vscode.Uri; root?: vscode.Uri } {
  if (from instanceof vscode.Uri) return { file: from };
  const { resourceUri, rootUri } = (from ?? {}) as { resourceUri?: unknown; rootUri?: unknown };
  if (resourceUri instanceof vscode.Uri) return { file: resourceUri };
  return rootUri instanceof vscode.Uri ? { root: rootUri } : {};
}
