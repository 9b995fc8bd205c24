import * as vscode from 'vscode';
import type { AnnotationFeature } from '../annotations/annotationFeature.ts';
import { tellNotes } from '../annotations/annotateWithProgress.ts';
import { type ReviewResult, reviewChanges as review } from '../annotations/reviewChanges.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { describeWait } from '../waiting/describeWait.ts';
import { WaitProgress } from '../waiting/waitProgress.ts';

/** From so many files on the user picks: each is a question that costs. */
const askFrom = 4;

/** Notes on the uncommitted changes. The title of Source Control hands over whose they are. */
export function reviewChanges(services: Services, feature: AnnotationFeature): vscode.Disposable {
  const run = async (root: vscode.Uri | undefined): Promise<void> => {
    const { t } = vscode.l10n;
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Reviewing changes'), cancellable: true },
      async (progress, token) => {
        const { signal, dispose } = signalOf(token);
        let at = '';
        let count = 0;
        const report = (more: string): void => progress.report({ message: [at, more].filter(Boolean).join(' · ') });
        const wait = new WaitProgress(
          (why, seconds) => report(describeWait(why, services.endpoints.active, seconds)),
          1,
        );
        try {
          const result = await review(services, feature, {
            ...(root ? { root } : {}),
            signal,
            pick: pickFiles,
            onFile: (uri, index, of) => {
              at = t('{0} of {1}: {2}', index + 1, of, vscode.workspace.asRelativePath(uri));
              report('');
            },
            onWait: why => wait.follow(why),
            onReasoning: () => report(t('the model is thinking…')),
            onRepair: () => report(t('asking again, as the answer was no list of notes…')),
            onNote: () => report(t('notes so far: {0}', ++count)),
          });
          if (result.problems.length > 0) services.log.warn(`review: left out ${result.problems.join(' | ')}`);
          if (result.files + result.skipped.length > 0) void tell(feature, result, () => run(root));
        } catch (error) {
          if (!isCancelled(error)) void showError(error, services.endpoints.active, services.log, () => run(root));
        } finally {
          dispose();
        }
      },
    );
  };
  return vscode.commands.registerCommand(commandIds.reviewChanges, (source?: unknown) =>
    run((source as vscode.SourceControl | undefined)?.rootUri),
  );
}

async function tell(feature: AnnotationFeature, result: ReviewResult, again: () => unknown): Promise<void> {
  if (result.skipped.length > 0) void tellSkipped(result, again);
  if (result.files === 0) return;
  const none = vscode.l10n.t('The model had nothing to say about the changes.');
  await tellNotes(feature, { ...result, none });
}

async function pickFiles(files: readonly vscode.Uri[]): Promise<readonly vscode.Uri[] | undefined> {
  if (files.length < askFrom) return files;
  const picked = await vscode.window.showQuickPick(
    files.map(uri => ({ label: vscode.workspace.asRelativePath(uri), uri, picked: true })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Files to review'),
      placeHolder: vscode.l10n.t('Each file is one question to the model'),
    },
  );
  return picked?.map(({ uri }) => uri);
}

async function tellSkipped({ skipped, unsaved }: ReviewResult, again: () => unknown): Promise<void> {
  const save = vscode.l10n.t('Save All and Review Again');
  const message = vscode.l10n.t('Not reviewed: {0}', skipped.join('; '));
  const picked = await vscode.window.showWarningMessage(message, ...(unsaved ? [save] : []));
  if (picked !== save) return;
  await vscode.workspace.saveAll();
  await again();
}
