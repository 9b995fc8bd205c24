import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** The button on a note whose place is in doubt: it is where it belongs. */
export function confirmAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.confirmAnnotation, (thread: vscode.CommentThread) => {
    const shown = feature.threads.find(thread);
    if (shown) feature.threads.place(shown);
  });
}
