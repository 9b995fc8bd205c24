import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Takes all notes away, of every file; they can be brought back. */
export function clearAnnotations(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.clearAnnotations, () =>
    feature.removed.removeAll(feature.threads.all),
  );
}
