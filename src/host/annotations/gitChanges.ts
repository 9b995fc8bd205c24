import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import { type GitRepository, gitApi } from '../git/gitApi.ts';

/** `Status` of git.d.ts. */
const untracked = 7;
const deleted: ReadonlySet<number> = new Set([2, 6]);

export interface ChangedFile {
  uri: vscode.Uri;
  /** Against the last commit, staged or not; `undefined` for a file that git does not know yet. */
  diff(): Promise<string | undefined>;
}

/**
 * Files with uncommitted changes, of the repository at `root`, else of that of the active file, else of the only one.
 * @throws PlainFailure where there is no git, no repository, or several and none of them is meant
 */
export async function changedFiles(root?: vscode.Uri): Promise<ChangedFile[]> {
  const repository = await repositoryAt(root);
  await repository.status();
  const { indexChanges, workingTreeChanges, untrackedChanges = [] } = repository.state;
  const files = new Map<string, ChangedFile>();
  for (const { uri, status } of [...indexChanges, ...workingTreeChanges, ...untrackedChanges]) {
    const key = uri.toString();
    if (deleted.has(status)) {
      files.delete(key);
      continue;
    }
    const isNew = status === untracked || repository.state.HEAD?.commit === undefined;
    files.set(key, { uri, diff: async () => (isNew ? undefined : repository.diffWithHEAD(uri.fsPath)) });
  }
  return [...files.values()].sort((a, b) => a.uri.path.localeCompare(b.uri.path));
}

async function repositoryAt(root: vscode.Uri | undefined): Promise<GitRepository> {
  const { t } = vscode.l10n;
  const api = await gitApi();
  const active = root ?? vscode.window.activeTextEditor?.document.uri;
  const around = active && api.getRepository(active);
  if (around) return around;
  const [only, another] = api.repositories;
  if (!only) throw new PlainFailure(t('This folder is in no git repository, so there are no changes to review.'));
  if (another) throw new PlainFailure(t('There are several repositories. Open a file of the one to review.'));
  return only;
}
