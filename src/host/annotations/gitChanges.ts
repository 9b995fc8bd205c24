import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';
import { gitApi } from '../git/gitApi.ts';
import { pickRepository } from '../git/pickRepository.ts';

/** `Status` of git.d.ts. */
const untracked = 7;
const deleted: ReadonlySet<number> = new Set([2, 6]);

export interface ChangedFile {
  uri: vscode.Uri;
  /** Against the last commit, staged or not; `undefined` for a file that git does not know yet. */
  diff(): Promise<string | undefined>;
}

/**
 * Files with uncommitted changes, of the repository at `root`, else of the one that is meant.
 * @returns `undefined` when the user was asked which repository, and backed out
 * @throws PlainFailure where there is no git or no repository
 */
export async function changedFiles(root?: vscode.Uri): Promise<ChangedFile[] | undefined> {
  const none = (): Error =>
    new PlainFailure(vscode.l10n.t('This folder is in no git repository, so there are no changes to review.'));
  const repository = await pickRepository(await gitApi(), root, none);
  if (!repository) return undefined;
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
