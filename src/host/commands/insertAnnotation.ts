import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { insertNotes } from '../annotations/insertNotes.ts';
import { commandIds } from '../ids.ts';

/** The button on a note: puts it into the file as a comment. */
export function insertAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.insertAnnotation, async (thread: vscode.CommentThread) => {
    const shown = feature.threads.find(thread);
    if (shown) await insertNotes(feature.threads, [shown]);
  });
}
