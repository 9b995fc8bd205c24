import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Ends the answer that is being written below a note; what came stays. */
export function stopAnnotationReply(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.stopAnnotationReply, (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (shown) feature.replies.stop(shown);
  });
}
