import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Marks a note as done; it is kept, folded. */
export function resolveAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.resolveAnnotation, (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (!shown) return;
    if (shown.thread) shown.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    feature.threads.update(shown, { state: 'resolved', collapsed: true });
  });
}
