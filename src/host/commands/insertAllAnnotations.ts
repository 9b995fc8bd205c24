import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { insertNotes } from '../annotations/insertNotes.ts';
import { commandIds } from '../ids.ts';

/** Puts all notes of the active file into it as comments. */
export function insertAllAnnotations(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.insertAllAnnotations, async () => {
    const { threads } = feature;
    const active = vscode.window.activeTextEditor?.document;
    const ofActive = active ? threads.of(active) : [];
    // Without notes in front of the user, those of the file that was annotated first.
    const first = threads.all[0];
    const notes = ofActive.length > 0 || !first ? ofActive : threads.of(first);
    if (notes.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There are no notes to insert.'));
      return;
    }
    await insertNotes(threads, notes);
  });
}
