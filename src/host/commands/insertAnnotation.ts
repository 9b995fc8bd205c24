import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** The button on a note: shows the file with it as a comment. */
export function insertAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.insertAnnotation, async (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (shown) await feature.insert([shown], 'comments');
  });
}
