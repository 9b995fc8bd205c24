import * as vscode from 'vscode';
import type { Picture } from '../../../core/attachments/index.ts';
import type { PageChange } from '../../../core/studio/versions/pageChange.ts';
import type { VersionScore } from '../../../core/studio/versions/versionRecords.ts';
import type { VersionsView } from '../../../protocol/index.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { Services } from '../../services.ts';
import type { PageRecord } from '../pageStore.ts';
import type { PreviewPanel } from '../previewPanel.ts';
import { PageHistory } from './pageHistory.ts';
import { type PicturedPage, VersionPictures } from './versionPictures.ts';
import { versionsView } from './versionsView.ts';
import { VersionStore } from './versionStore.ts';

/** Between two lists for the tab while much happens at once. */
const tellEveryMs = 50;

/** What is needed of a page to keep its versions. */
export interface VersionedPage extends PicturedPage {
  readonly record: Readonly<PageRecord>;
  readonly html: string;
  readonly picture: Picture | undefined;
  readonly preview: PreviewPanel | undefined;
  readonly onDidTurn: vscode.Event<PageChange>;
  change(html: string, change: PageChange): Promise<void>;
}

/** The versions of a page, and the way back to each of them. */
export class PageVersions implements vscode.Disposable {
  readonly history: PageHistory;
  readonly #page: VersionedPage;
  readonly #pictures: VersionPictures;
  readonly #changed = new vscode.EventEmitter<void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = false;

  /** Fires when there is another version, or something else is known of one. */
  readonly onDidChange = this.#changed.event;

  constructor(page: VersionedPage, folder: string, { log, pictures }: Pick<Services, 'log' | 'pictures'>) {
    const { id, html, status, modelLabel, wish, title } = page.record;
    this.#page = page;
    const origin: PageChange =
      page.picture || title === undefined
        ? { kind: 'written', modelLabel, ...(wish === undefined ? {} : { wish }) }
        : { kind: 'opened', name: title };
    this.history = new PageHistory(
      new VersionStore(folder, id),
      { html, status, origin },
      {
        changed: () => this.#tellSoon(),
        failed: error => log.warn(`versions of a page not stored: ${String(error)}`),
      },
    );
    this.#pictures = new VersionPictures(page, this.history, pictures, error =>
      log.debug(`a version has no picture: ${String(error)}`),
    );
    page.onDidTurn(change => {
      this.history.turned(page.html, change, page.record.status);
      this.#tellSoon();
    });
  }

  view(webview: vscode.Webview): VersionsView {
    this.#told = true;
    const { html, picture } = this.#page;
    return versionsView({ history: this.history, html, canTryModel: picture !== undefined, webview });
  }

  /** Makes this version the page. What was typed since stays as a version of its own. @throws PlainFailure */
  async goTo(id: string): Promise<void> {
    const page = this.#page;
    if (page.isBusy) throw new PlainFailure(vscode.l10n.t('The page is being worked on. Stop that first.'));
    this.history.settle();
    await page.change(await this.pageOf(id), { kind: 'returned', versionId: id });
  }

  /** One version back or forward. @returns false when there is none */
  async step(direction: 'previous' | 'next'): Promise<boolean> {
    await this.history.flush();
    const version = this.history.tree[direction];
    if (version) await this.goTo(version.id);
    return version !== undefined;
  }

  /** @throws PlainFailure when it is gone */
  async pageOf(id: string): Promise<string> {
    const html = await this.history.pageOf(id);
    if (html === undefined) throw new PlainFailure(vscode.l10n.t('This version is not there any more.'));
    return html;
  }

  /** Has the tab show a version that was made beside the current one. */
  offer(id: string): void {
    const { preview } = this.#page;
    if (!preview) return;
    // The tab looks for it in the list.
    preview.channel.send('versions/changed', this.view(preview.panel.webview));
    preview.channel.send('versions/offered', { id });
  }

  /** How like the screenshot a page is, as its tab found out. */
  scored(html: string, score: VersionScore): void {
    this.history.scored(html, score);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#pictures.dispose();
    this.history.dispose();
    this.#changed.dispose();
  }

  #tellSoon(): void {
    this.#pictures.wake();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
      const { preview } = this.#page;
      // Nobody asked yet: who asks gets all of it.
      if (preview && this.#told) preview.channel.send('versions/changed', this.view(preview.panel.webview));
    }, tellEveryMs);
  }
}
