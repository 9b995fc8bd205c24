import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { applySuggestion as apply, CodeChanged } from '../annotations/applySuggestion.ts';
import { PlainFailure } from '../errorMessages.ts';
import { commandIds } from '../ids.ts';

/** The button on a suggestion: replaces its lines, to be undone in one step. */
export function applySuggestion(feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.applySuggestion, async (thread: unknown) => {
    const shown = feature.noteOf(thread);
    if (!shown) return;
    try {
      await apply(feature.threads, shown);
    } catch (error) {
      if (!(error instanceof PlainFailure)) throw error;
      const again = vscode.l10n.t('Annotate Again');
      const ways = error instanceof CodeChanged ? [again] : [];
      if ((await vscode.window.showWarningMessage(error.message, ...ways)) !== again) return;
      const { start, end } = shown.note.lines;
      const selection = new vscode.Range(start, 0, end, Number.MAX_SAFE_INTEGER);
      await vscode.window.showTextDocument(shown.uri, { selection });
      await vscode.commands.executeCommand(commandIds.annotateSelection);
    }
  });
}
