import * as vscode from 'vscode';
import * as z from 'zod';
import { VersionTree } from '../../../core/studio/versions/versionTree.ts';
import { PlainFailure } from '../../errorMessages.ts';
import { versionScheme } from '../../ids.ts';
import type { Page } from '../page.ts';
import type { PageStore } from '../pageStore.ts';
import { VersionStore } from './versionStore.ts';

/** The sources of versions as documents that can be read, not written: `glm-version:/NAME.html?PAGE/VERSION`. */
export class VersionDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #store: PageStore;
  readonly #registered: vscode.Disposable;

  constructor(store: PageStore) {
    this.#store = store;
    this.#registered = vscode.workspace.registerTextDocumentContentProvider(versionScheme, this);
  }

  /** Straight from the disk: a window that comes back asks before any page is open. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const [pageId = '', versionId = ''] = uri.query.split('/');
    if (!z.uuid().safeParse(pageId).success) return '';
    const store = new VersionStore(this.#store.folderOf(pageId), pageId);
    const tree = await store.load();
    const version = tree instanceof VersionTree ? tree.find(versionId) : undefined;
    return (version && (await store.page(version.hash))) ?? '';
  }

  /**
   * The editor's diff from a version to the page as it is now: to its document, where that is open.
   * @throws PlainFailure when the version is gone
   */
  async diff(page: Page, versionId: string, column: vscode.ViewColumn): Promise<void> {
    const { history } = page.versions;
    await history.flush();
    const version = history.tree.find(versionId);
    const { current } = history.tree;
    if (!version || !current) throw new PlainFailure(vscode.l10n.t('This version is not there any more.'));
    const { source } = page;
    const isOpen = source && !source.detached && !source.document.isClosed;
    const at = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' }).format(new Date(version.atMs));
    const title = vscode.l10n.t('{0}: {1} ↔ now', page.baseName, history.tree.nameOf(versionId) ?? at);
    await vscode.commands.executeCommand(
      'vscode.diff',
      uriOf(page, versionId),
      isOpen ? source.document.uri : uriOf(page, current.id),
      title,
      { viewColumn: column, preview: true },
    );
  }

  dispose(): void {
    this.#registered.dispose();
  }
}

function uriOf({ id, baseName }: Page, versionId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: versionScheme, path: `/${baseName}.html`, query: `${id}/${versionId}` });
}
