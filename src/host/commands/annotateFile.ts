import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { annotateWithProgress } from '../annotations/annotateWithProgress.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** Notes on the whole of the active file, or of one picked in the Explorer. */
export function annotateFile(services: Services, feature: AnnotationFeature): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.annotateFile, async (uri?: unknown) => {
    const editor =
      uri instanceof vscode.Uri ? await vscode.window.showTextDocument(uri) : vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file to annotate it.'));
      return;
    }
    const { document } = editor;
    const all = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
    await annotateWithProgress(services, feature, document, all);
  });
}
