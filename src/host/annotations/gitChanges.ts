import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';

/** What is used of the built-in git extension (its `git.d.ts`, version 1 of the API). */
interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}
interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
    readonly untrackedChanges?: readonly Change[];
  };
  status(): Promise<void>;
  diffWithHEAD(path: string): Promise<string>;
}
interface Change {
  readonly uri: vscode.Uri;
  readonly status: number;
}
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

async function repositoryAt(root: vscode.Uri | undefined): Promise<Repository> {
  const { t } = vscode.l10n;
  const extension = vscode.extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>(
    'vscode.git',
  );
  const git = await extension?.activate();
  if (!git?.enabled)
    throw new PlainFailure(t('Git is switched off or not installed, so there are no changes to review.'));
  const api = git.getAPI(1);
  if (api.state !== 'initialized') {
    await new Promise<void>(resolve => {
      const waiting = api.onDidChangeState(() => {
        waiting.dispose();
        resolve();
      });
    });
  }
  const active = root ?? vscode.window.activeTextEditor?.document.uri;
  const around = active && api.getRepository(active);
  if (around) return around;
  const [only, another] = api.repositories;
  if (!only) throw new PlainFailure(t('This folder is in no git repository, so there are no changes to review.'));
  if (another) throw new PlainFailure(t('There are several repositories. Open a file of the one to review.'));
  return only;
}
