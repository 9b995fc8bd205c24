import * as vscode from 'vscode';
import { isCancelled, signalOf } from '../cancellation.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { describeWait } from '../waiting/describeWait.ts';
import { WaitProgress } from '../waiting/waitProgress.ts';
import type { AnnotationFeature } from './annotationFeature.ts';
import { type AskForNotesResult, mostNotes } from './askForNotes.ts';

/** Asks for notes on a range under a notification that counts them and can be cancelled, and says what came of it. */
export async function annotateWithProgress(
  services: Services,
  feature: AnnotationFeature,
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<void> {
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
          onRepair: () =>
            progress.report({ message: vscode.l10n.t('asking again, as the answer was no list of notes…') }),
          onNote: () => {
            count++;
            progress.report({ message: vscode.l10n.t('notes so far: {0}', count) });
          },
        });
        if (result.problems.length > 0) services.log.warn(`annotate: left out ${result.problems.join(' | ')}`);
        void tellNotes(feature, { ...result, count, uri: document.uri });
      } catch (error) {
        if (!isCancelled(error)) {
          void showError(error, services.endpoints.active, services.log, () =>
            annotateWithProgress(services, feature, document, range),
          );
        }
      } finally {
        dispose();
      }
    },
  );
}

/** How many notes came, what is wrong with the rest, and what to do with them. `uri`: of the file, where it is one. */
export async function tellNotes(
  feature: AnnotationFeature,
  { count, problems, cut, tooMany, uri, none }: AskForNotesResult & { uri?: vscode.Uri; none?: string },
): Promise<void> {
  const { t } = vscode.l10n;
  const hidden = feature.filter.hiddenCount;
  const ways: Record<string, () => unknown> = {
    ...(count > 0 && uri
      ? { [t('Insert All…')]: () => vscode.commands.executeCommand(commandIds.insertAllAnnotations, uri) }
      : {}),
    ...(count > 0 && !uri
      ? { [t('Go to the First')]: () => vscode.commands.executeCommand(commandIds.nextAnnotation) }
      : {}),
    ...(hidden > 0 ? { [t('Show All Notes')]: () => feature.filter.showAll() } : {}),
  };
  const parts = [count === 0 ? (none ?? t('The model had no notes on this code.')) : countOf(count)];
  parts.push(...describeRest({ problems, cut, tooMany }));
  if (hidden > 0) parts.push(t('Hidden by the filter: {0}.', hidden));
  const picked = await vscode.window.showInformationMessage(parts.join(' '), ...Object.keys(ways));
  if (picked) await ways[picked]?.();
}

function countOf(count: number): string {
  return count === 1 ? vscode.l10n.t('One note on the code.') : vscode.l10n.t('{0} notes on the code.', count);
}

/** What an answer held beyond the notes that are shown. */
export function describeRest({ problems, cut, tooMany }: Omit<AskForNotesResult, 'count'>): string[] {
  const { t } = vscode.l10n;
  return [
    ...(problems.length > 0 ? [t('Left out, as they did not fit the code: {0}.', problems.length)] : []),
    ...(cut ? [t('The answer was cut, so there may be more to say.')] : []),
    ...(tooMany
      ? [t('There were more than {0} notes, and the rest is left out. Annotate less at once.', mostNotes)]
      : []),
  ];
}
