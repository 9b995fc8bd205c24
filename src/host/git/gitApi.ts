import * as vscode from 'vscode';
import { PlainFailure } from '../errorMessages.ts';

/** What is used of the API of VS Code's own Git extension (its `git.d.ts`, version 1). */
export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  readonly repositories: readonly GitRepository[];
  getRepository(uri: vscode.Uri): GitRepository | null;
}
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly GitChange[];
    readonly indexChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    /** Since 1.79; before, new files stood among those of the working tree. */
    readonly untrackedChanges?: readonly GitChange[];
  };
  /** Reads the state anew. */
  status(): Promise<void>;
  diffWithHEAD(path: string): Promise<string>;
}
export interface GitChange {
  readonly uri: vscode.Uri;
  /** `Status` of git.d.ts. */
  readonly status: number;
}

/** Waits until it has looked for repositories. @throws PlainFailure where it is missing or turned off */
export async function gitApi(): Promise<GitApi> {
  const extension = vscode.extensions.getExtension<{ enabled: boolean; getAPI(version: 1): GitApi }>('vscode.git');
  const git = await extension?.activate();
  if (!git?.enabled) {
    throw new PlainFailure(
      vscode.l10n.t("VS Code's Git support is missing or turned off (git.enabled), so changes cannot be read."),
    );
  }
  const api = git.getAPI(1);
  if (api.state !== 'initialized') {
    await new Promise<void>(resolve => {
      const waiting = api.onDidChangeState(() => {
        waiting.dispose();
        resolve();
      });
    });
  }
  return api;
}
