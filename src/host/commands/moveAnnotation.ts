import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { commandIds } from '../ids.ts';

/** The other button on a note whose place is in doubt, or whose code is gone: it belongs to what is selected. */
export function moveAnnotation(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.moveAnnotation, (thread: vscode.CommentThread) => {
    const shown = feature.threads.find(thread);
    if (!shown) return;
    const editor = vscode.window.visibleTextEditors.find(
      ({ document, selection }) => document.uri.toString() === shown.uri.toString() && !selection.isEmpty,
    );
    if (!editor) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select the lines that the note belongs to, then press this button again.'),
      );
      return;
    }
    const { start, end } = editor.selection;
    // A selection that ends at the start of a line does not mean that line.
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    feature.threads.place(shown, { start: start.line, end: last });
  });
}
