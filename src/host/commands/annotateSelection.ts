import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { annotateWithProgress } from '../annotations/annotateWithProgress.ts';
import { rangeToAnnotate } from '../annotations/rangeToAnnotate.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** Notes on the selection, or on the function around the cursor where nothing is selected. */
export function annotateSelection(services: Services, feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.annotateSelection, async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file and select the code to annotate.'));
      return;
    }
    await annotateWithProgress(services, feature, editor.document, await rangeToAnnotate(editor));
  });
}
