import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** Shows the active file with all its open notes as comments. */
export function insertAllAnnotations(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.insertAllAnnotations, async (uri: unknown) => {
    const notes = feature.notesToInsert(uri instanceof vscode.Uri ? uri : undefined);
    if (notes.length > 0) await feature.insert(notes, 'comments');
    else void vscode.window.showInformationMessage(vscode.l10n.t('There are no notes to insert.'));
  });
}
