import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** The other button on a note: takes it away. */
export function dismissAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.dismissAnnotation, (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (shown) feature.removed.remove([shown]);
  });
}
