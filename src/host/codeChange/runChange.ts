import * as vscode from 'vscode';
import type { ChangeJob } from '../../core/codeChange/index.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { describeWait } from '../waiting/describeWait.ts';
import { WaitProgress } from '../waiting/waitProgress.ts';
import { askForChanges, UnfitChanges } from './askForChanges.ts';
import { changeMaterial } from './changeMaterial.ts';
import type { CodeTarget } from './codeTarget.ts';
import type { ProposedChanges } from './proposedChanges.ts';

/** Of what a model says about a change, in a notification. */
const longestProse = 300;

/** Without Chat: a progress that can be cancelled, then the diff. What fails is said with what mends it. */
export async function runChange(
  services: Services,
  proposed: ProposedChanges,
  job: ChangeJob,
  target: CodeTarget,
): Promise<void> {
  const { endpoints, catalog, log } = services;
  const again = (): Promise<void> => runChange(services, proposed, job, target);
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: titleOf(job, target), cancellable: true },
    async (progress, token) => {
      const { signal, dispose } = signalOf(token);
      const say = (message: string): void => progress.report({ message });
      const wait = new WaitProgress((why, seconds) => say(describeWait(why, endpoints.active, seconds)), 1);
      try {
        await catalog.ensureKnown(endpoints.active, signal);
        const choice = catalog.chat();
        if (!choice) {
          throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoints.active.label), [
            'choose-model',
            'choose-endpoint',
          ]);
        }
        const material = await changeMaterial(job, target);
        signal.throwIfAborted();
        say(vscode.l10n.t('waiting for the model…'));
        const asked = await askForChanges(
          services,
          { job, material, wish: '', choice, surface: 'chat', signal },
          {
            onWait: why => {
              wait.follow(why);
              if (!why) say(vscode.l10n.t('waiting for the model…'));
            },
            onReasoning: () => say(vscode.l10n.t('the model is thinking…')),
            onStep: step => say(describeStep(step)),
          },
        );
        signal.throwIfAborted();
        if (asked.files.length === 0) tellNothing(choice.model.label, asked.prose);
        else await proposed.show(job, asked.files, material, target, inOneLine(asked.prose));
      } catch (error) {
        if (error instanceof UnfitChanges) void tellUnfit(error, again);
        else if (!isCancelled(error)) void showError(error, endpoints.active, log, again);
      } finally {
        wait.follow(undefined);
        dispose();
      }
    },
  );
}

export function describeStep(step: { kind: 'writing'; blocks: number } | { kind: 'repairing' }): string {
  return step.kind === 'writing'
    ? vscode.l10n.t('changes so far: {0}', step.blocks)
    : vscode.l10n.t('the changes did not fit; asking once more…');
}

function titleOf(job: ChangeJob, { document }: CodeTarget): string {
  const path = vscode.workspace.asRelativePath(document.uri);
  switch (job) {
    case 'fix':
      return vscode.l10n.t('Fixing {0}', path);
    case 'tests':
      return vscode.l10n.t('Writing tests for {0}', path);
    case 'docs':
      return vscode.l10n.t('Documenting {0}', path);
  }
}

function tellNothing(model: string, prose: string): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} would change nothing. {1}', model, inOneLine(prose)));
}

function inOneLine(prose: string): string {
  const line = prose.replaceAll(/\s+/g, ' ');
  return line.length > longestProse ? `${line.slice(0, longestProse).trimEnd()}…` : line;
}

/** What the model wrote is not lost: it may be right all the same. */
async function tellUnfit({ message, answer }: UnfitChanges, again: () => Promise<void>): Promise<void> {
  const retry = vscode.l10n.t('Try Again');
  const show = vscode.l10n.t('Show Answer');
  const picked = await vscode.window.showErrorMessage(message, retry, show);
  if (picked === retry) await again();
  if (picked !== show) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: answer });
  await vscode.window.showTextDocument(document, { preview: false });
}
