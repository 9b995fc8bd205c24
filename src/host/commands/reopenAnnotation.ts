import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** A note that was resolved is open again. */
export function reopenAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.reopenAnnotation, (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (shown) feature.threads.update(shown, { state: 'open', collapsed: false });
  });
}
