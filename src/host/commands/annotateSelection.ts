import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { rangeToAnnotate } from '../annotations/rangeToAnnotate.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { describeWait } from '../waiting/describeWait.ts';
import { WaitProgress } from '../waiting/waitProgress.ts';

/** Notes on the selection, or on the function around the cursor where nothing is selected. */
export function annotateSelection(services: Services, feature: AnnotationFeature): vscode.Disposable {
  const run = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a file and select the code to annotate.'));
      return;
    }
    await annotate(editor.document, await rangeToAnnotate(editor));
  };

  const annotate = async (document: vscode.TextDocument, range: vscode.Range): Promise<void> => {
    const title = vscode.l10n.t('Annotating {0}', vscode.workspace.asRelativePath(document.uri));
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        const { signal, dispose } = signalOf(token);
        let count = 0;
        const wait = new WaitProgress(
          (why, seconds) => progress.report({ message: describeWait(why, services.endpoints.active, seconds) }),
          1,
        );
        try {
          progress.report({ message: vscode.l10n.t('waiting for the model…') });
          const result = await feature.annotate({
            document,
            range,
            signal,
            onWait: why => {
              wait.follow(why);
              if (!why) progress.report({ message: vscode.l10n.t('waiting for the model…') });
            },
            onReasoning: () => {
              if (count === 0) progress.report({ message: vscode.l10n.t('the model is thinking…') });
            },
            onNote: () => {
              count++;
              progress.report({ message: vscode.l10n.t('notes so far: {0}', count) });
            },
          });
          if (result.problems.length > 0) services.log.warn(`annotate: left out ${result.problems.join(' | ')}`);
          void tell(count, result.problems.length, result.cut);
        } catch (error) {
          if (!isCancelled(error)) {
            void showError(error, services.endpoints.active, services.log, () => annotate(document, range));
          }
        } finally {
          dispose();
        }
      },
    );
  };

  return vscode.commands.registerCommand(commandIds.annotateSelection, run);
}

async function tell(count: number, leftOut: number, cut: boolean): Promise<void> {
  const insertAll = vscode.l10n.t('Insert All…');
  const parts = [countOf(count)];
  if (leftOut > 0) parts.push(vscode.l10n.t('Left out, as they did not fit the code: {0}.', leftOut));
  if (cut) parts.push(vscode.l10n.t('The answer was cut, so there may be more to say.'));
  const picked = await vscode.window.showInformationMessage(parts.join(' '), ...(count > 0 ? [insertAll] : []));
  if (picked === insertAll) await vscode.commands.executeCommand(commandIds.insertAllAnnotations);
}

function countOf(count: number): string {
  if (count === 0) return vscode.l10n.t('The model had no notes on this code.');
  return count === 1 ? vscode.l10n.t('One note on the code.') : vscode.l10n.t('{0} notes on the code.', count);
}
