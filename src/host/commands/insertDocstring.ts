import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** The button on a note that says what something does: shows the file with it as documentation of that. */
export function insertDocstring(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.insertDocstring, async (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (shown) await feature.insert([shown], 'docstrings');
  });
}
