import * as vscode from 'vscode';
import { numberedDiff } from '../../core/explain/index.ts';
import { Cancelled } from '../cancellation.ts';
import { PlainFailure } from '../errorMessages.ts';
import type { GitRepository } from '../git/gitApi.ts';
import { pickRepository, type Repositories } from '../git/pickRepository.ts';
import { type DocumentPlace, type ExplainSubject, type LinkTarget, targetOf } from './explainSubject.ts';

/** A diff of this many files is more than anybody reads. */
const mostFiles = 40;
const longestDiff = 200_000;

/**
 * Uncommitted changes of one file, or of all in the repository at `root`, else in the one that is meant.
 * @throws PlainFailure where there are none, or no repository; Cancelled when the user backs out of choosing one
 */
export async function subjectOfChanges(
  git: Repositories,
  { file, root }: { file?: vscode.Uri | undefined; root?: vscode.Uri | undefined } = {},
): Promise<ExplainSubject> {
  const { t } = vscode.l10n;
  const repository = file
    ? git.getRepository(file)
    : await pickRepository(git, root, () => new PlainFailure(t('There is no Git repository in this workspace.')));
  if (!repository) {
    if (!file) throw new Cancelled();
    throw new PlainFailure(t('{0} is in no Git repository.', vscode.workspace.asRelativePath(file)));
  }
  const changed = file ? [file] : changedFiles(repository);
  const read: { uri: vscode.Uri; diff: string }[] = [];
  for (const uri of changed.slice(0, mostFiles)) read.push({ uri, diff: await diffOf(repository, uri) });
  const withChanges = read.filter(({ diff }) => diff.trim() !== '');
  if (withChanges.length === 0) {
    throw new PlainFailure(
      file
        ? t('{0} has no uncommitted changes.', vscode.workspace.asRelativePath(file))
        : t('There are no uncommitted changes.'),
    );
  }
  const parts: string[] = [];
  const targets: LinkTarget[] = [];
  const places: DocumentPlace[] = [];
  let room = longestDiff;
  let leftOut = changed.length - Math.min(changed.length, mostFiles);
  for (const { uri, diff } of withChanges) {
    const [shown] = numberedDiff(diff);
    const path = vscode.workspace.asRelativePath(uri);
    const text = `${path}${shown?.isGone ? ' (deleted)' : ''}\n${shown?.text ?? ''}`;
    if (text.length > room) {
      leftOut++;
      continue;
    }
    room -= text.length;
    parts.push(text);
    const document = shown?.isGone ? undefined : await openText(uri);
    if (!document) continue;
    targets.push(targetOf(document));
    const range = addedLines(shown?.text ?? '');
    if (range) places.push({ document, range: document.validateRange(range) });
  }
  const rest = leftOut > 0 ? [`(${leftOut} more changed files are left out.)`] : [];
  const only = withChanges.length === 1 ? withChanges[0] : undefined;
  const title = only ? t('Changes of {0}', vscode.workspace.asRelativePath(only.uri)) : t('Uncommitted changes');
  return {
    kind: 'changes',
    title,
    material: [
      { kind: 'text', title: 'Uncommitted changes', languageId: 'diff', text: [...parts, ...rest].join('\n\n') },
    ],
    places,
    targets,
    wish: '',
  };
}

/** The first lines that were added together: around these is gathered what helps. */
function addedLines(text: string): vscode.Range | undefined {
  const numbers = [...text.matchAll(/^(\d+)\t\+/gm)].map(([, number]) => Number(number));
  const [first] = numbers;
  if (first === undefined) return undefined;
  const last = numbers.findLast(number => number < first + longestPlace) ?? first;
  return new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER);
}

const longestPlace = 60;

function changedFiles({ state }: GitRepository): vscode.Uri[] {
  const { mergeChanges, indexChanges, workingTreeChanges, untrackedChanges = [] } = state;
  const all = [...mergeChanges, ...indexChanges, ...workingTreeChanges, ...untrackedChanges];
  return [...new Map(all.map(({ uri }) => [uri.toString(), uri])).values()];
}

/** Of a file that Git does not know yet all lines are new. */
async function diffOf(repository: GitRepository, uri: vscode.Uri): Promise<string> {
  if (repository.state.HEAD?.commit) {
    const diff = await repository.diffWithHEAD(uri.fsPath).catch(() => '');
    if (diff.trim() !== '') return diff;
    if (!isNew(repository, uri)) return '';
  }
  const document = await openText(uri);
  if (!document || document.getText() === '') return '';
  const lines = document
    .getText()
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const path = vscode.workspace.asRelativePath(uri);
  return [
    `diff --git a/${path} b/${path}`,
    'new file',
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map(line => `+${line}`),
  ].join('\n');
}

function isNew({ state }: GitRepository, uri: vscode.Uri): boolean {
  const { workingTreeChanges, untrackedChanges = [] } = state;
  return [...workingTreeChanges, ...untrackedChanges].some(change => change.uri.toString() === uri.toString());
}

async function openText(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
