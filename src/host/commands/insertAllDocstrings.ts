import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Shows the active file with what its notes say of functions and classes as their documentation. */
export function insertAllDocstrings(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.insertAllDocstrings, async (uri: unknown) => {
    const notes = feature.notesToInsert(uri instanceof vscode.Uri ? uri : undefined);
    const describing = notes.filter(({ note }) => note.kind === 'what');
    if (describing.length > 0) await feature.insert(describing, 'docstrings');
    else void vscode.window.showInformationMessage(vscode.l10n.t('No note here says what something does.'));
  });
}
