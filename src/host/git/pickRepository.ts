import * as vscode from 'vscode';
import type { GitApi, GitRepository } from './gitApi.ts';

/** What choosing needs of VS Code's own Git. */
export type Repositories = Pick<GitApi, 'repositories' | 'getRepository'>;

/**
 * The repository that is meant: at `root`, else around the active file, else the only one, else the only one with
 * changes; else the user is asked.
 * @returns `undefined` when they back out
 * @throws the Error of `none` where there is no repository at all
 */
export async function pickRepository(
  git: Repositories,
  root: vscode.Uri | undefined,
  none: () => Error,
): Promise<GitRepository | undefined> {
  const active = root ?? vscode.window.activeTextEditor?.document.uri;
  const around = active && git.getRepository(active);
  if (around) return around;
  const { repositories } = git;
  const [first] = repositories;
  if (!first) throw none();
  if (repositories.length === 1) return first;
  const changed = repositories.filter(repository => countOf(repository) > 0);
  if (changed.length === 1) return changed[0];
  return await ask(changed.length > 0 ? changed : repositories);
}

async function ask(repositories: readonly GitRepository[]): Promise<GitRepository | undefined> {
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick(
    repositories.map(repository => ({
      label: `$(repo) ${repository.rootUri.path.split('/').at(-1) ?? ''}`,
      description: t('changed files: {0}', countOf(repository)),
      detail: vscode.workspace.asRelativePath(repository.rootUri),
      repository,
    })),
    { title: t('Which repository?'), matchOnDetail: true },
  );
  return picked?.repository;
}

function countOf({ state }: GitRepository): number {
  const { mergeChanges, indexChanges, workingTreeChanges, untrackedChanges = [] } = state;
  const all = [...mergeChanges, ...indexChanges, ...workingTreeChanges, ...untrackedChanges];
  return new Set(all.map(({ uri }) => uri.toString())).size;
}
