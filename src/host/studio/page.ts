import * as vscode from 'vscode';
import type { Picture } from '../../core/attachments/index.ts';
import { pageBaseName } from '../../core/studio/pageName.ts';
import type { ErrorView, PreviewState } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { Cancelled, isCancelled } from '../cancellation.ts';
import { type Fix, PlainFailure } from '../errorMessages.ts';
import { type ModelChoice, seesPictures } from '../modelCatalog.ts';
import type { TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { runFix } from '../showError.ts';
import { describePageError, incompleteness } from './pageProblem.ts';
import type { PageRecord, PageStore } from './pageStore.ts';
import { PreviewFeed } from './previewFeed.ts';
import type { PreviewPanel } from './previewPanel.ts';
import type { Detached, SourceDocument } from './sourceDocument.ts';
import { CurrentWait, waitView } from '../waiting/currentWait.ts';
import { NoPage, type StreamedPage, streamPage } from './streamPage.ts';

/** Between two checkpoints of a page that streams in: what a window that dies may lose of its preview. */
const persistEveryMs = 1000;
/** How much of the reasoning the preview shows. */
const reasoningTailLength = 600;

export interface PageResult {
  status: 'done' | 'stopped' | 'failed';
  /** As much as came. */
  html: string;
  modelLabel: string;
  /** Absent when it did not come to an end. */
  streamed?: StreamedPage;
  /** What went wrong, in words; `error` is the thing itself. */
  problem?: ErrorView;
  error?: unknown;
}

export interface RunOptions {
  choice?: ModelChoice;
  signal?: AbortSignal;
  onHtml?(html: string): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
}

/** A page and everything it shows in: the document it is written into and the preview. */
export class Page implements vscode.Disposable {
  /** The screenshot; a page out of a conversation has none. */
  readonly picture: Picture | undefined;
  readonly #feed = new PreviewFeed();
  source: SourceDocument | undefined;
  readonly #services: Services;
  readonly #store: PageStore;
  readonly #changed = new vscode.EventEmitter<void>();
  #record: PageRecord;
  #running: AbortController | undefined;
  #disposed = false;
  /** Who was asked last: the one whose key and account an error is about. */
  #endpoint: Endpoint;
  #phase: 'waiting' | 'thinking' | 'streaming' = 'waiting';
  #reasoning = '';
  readonly #wait = new CurrentWait();
  #notice: string | undefined;
  #persistTimer: ReturnType<typeof setTimeout> | undefined;

  /** Fires when there is a page where there was none, or it was saved. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services, store: PageStore, picture: Picture | undefined, record: PageRecord) {
    this.#services = services;
    this.#store = store;
    this.picture = picture;
    this.#record = record;
    this.#endpoint = services.endpoints.active;
  }

  get id(): string {
    return this.#record.id;
  }
  get html(): string {
    return this.#record.html;
  }
  get preview(): PreviewPanel | undefined {
    return this.#feed.preview;
  }
  set preview(preview: PreviewPanel | undefined) {
    this.#feed.preview = preview;
  }
  get running(): boolean {
    return this.#running !== undefined;
  }
  get record(): Readonly<PageRecord> {
    return this.#record;
  }
  get baseName(): string {
    return pageBaseName(this.picture?.name ?? this.#record.title ?? '');
  }

  /**
   * Asks for the page, anew where there is one. Never rejects where there is a screenshot: what
   * went wrong is in the result and in the preview.
   */
  async run({ choice, signal, onHtml, onReasoning, onWait }: RunOptions = {}): Promise<PageResult> {
    const { picture } = this;
    if (!picture) throw new Error('a page without a screenshot is not asked for again');
    const running = new AbortController();
    this.#running = running;
    const follow = (): void => running.abort(new Cancelled());
    if (signal?.aborted) follow();
    signal?.addEventListener('abort', follow);
    this.#begin();
    let result: PageResult;
    try {
      const chosen = this.#choose(choice);
      this.#record.modelLabel = chosen.model.label;
      this.#endpoint = chosen.endpoint;
      this.#feed.update();
      const streamed = await streamPage(
        this.#services.turns,
        { choice: chosen, picture, ...this.#wish, signal: running.signal },
        {
          onReasoning: text => {
            this.#reason(text);
            onReasoning?.(text);
          },
          onHtml: html => {
            this.#grow(html);
            onHtml?.(html);
          },
          onWait: wait => {
            this.#wait.set(wait);
            this.#feed.update();
            onWait?.(wait);
          },
        },
      );
      result = this.#finished(streamed);
    } catch (error) {
      result = this.#failed(error);
    } finally {
      signal?.removeEventListener('abort', follow);
      this.#running = undefined;
    }
    this.#record.status = result.status;
    await this.source?.finish();
    this.#feed.update();
    void this.persist();
    this.#changed.fire();
    return result;
  }

  stop(): void {
    this.#running?.abort(new Cancelled());
  }

  runFix(id: string, retry: () => unknown): Promise<void> {
    const offered = this.#record.error?.fixes.some(fix => fix.id === id);
    // The id comes from the webview: only what was offered is done.
    if (!offered) return Promise.resolve();
    return runFix(id as Fix['id'], this.#endpoint, retry);
  }

  /** The page as it stands in its document is the page, also after the user worked on it. */
  follow(source: SourceDocument): void {
    this.source?.dispose();
    this.source = source;
    this.#record.documentUri = source.document.uri.toString();
    source.onDidEdit(html => this.replace(html));
    source.onDidDetach(why => this.#tellDetached(why));
  }

  replace(html: string): void {
    this.#record.html = html;
    this.#feed.update();
    void this.persist();
  }

  saved(uri: vscode.Uri): void {
    this.#record.savedUri = uri.toString();
    this.#notice = undefined;
    this.#feed.update();
    void this.persist();
    this.#changed.fire();
  }

  state(webview: vscode.Webview): PreviewState {
    const { id, html, modelLabel, error, savedUri, picture } = this.#record;
    const folder = vscode.Uri.file(this.#store.folderOf(id));
    const wait = this.#running && this.#wait.now;
    this.#feed.sentWhole(html);
    return {
      id,
      title: this.baseName,
      status: this.#running ? this.#phase : this.#record.status,
      ...(wait ? { wait: waitView(wait) } : {}),
      html,
      ...(this.picture && picture
        ? {
            source: {
              id,
              kind: 'image',
              name: this.picture.name,
              mediaType: this.picture.mediaType,
              width: this.picture.width,
              height: this.picture.height,
              bytes: this.picture.data.byteLength,
              uri: webview.asWebviewUri(vscode.Uri.joinPath(folder, picture.file)).toString(),
            },
          }
        : {}),
      modelLabel,
      ...(this.#running && this.#reasoning ? { reasoning: this.#reasoning } : {}),
      ...(savedUri ? { savedAs: vscode.workspace.asRelativePath(vscode.Uri.parse(savedUri)) } : {}),
      ...(this.#notice ? { notice: this.#notice } : {}),
      ...(error && !this.#running ? { error } : {}),
    };
  }

  /** Never rejects, and nobody need wait for it: a disk that is full costs the page after a reload, not now. */
  async persist(): Promise<void> {
    if (this.#disposed) return;
    clearTimeout(this.#persistTimer);
    this.#persistTimer = undefined;
    try {
      await this.#store.save({ ...this.#record });
    } catch (error) {
      this.#services.log.warn(`page not stored: ${String(error)}`);
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.stop();
    this.#feed.dispose();
    clearTimeout(this.#persistTimer);
    this.source?.dispose();
    this.#changed.dispose();
  }

  get #wish(): { wish?: string } {
    return this.#record.wish === undefined ? {} : { wish: this.#record.wish };
  }

  #begin(): void {
    this.#phase = 'waiting';
    this.#reasoning = '';
    this.#wait.set(undefined);
    this.#notice = undefined;
    // Should the window go while it runs, what came is a stopped page.
    const { error: _, ...kept } = this.#record;
    this.#record = { ...kept, html: '', complete: false, status: 'stopped' };
    this.#feed.update();
  }

  #choose(wanted: ModelChoice | undefined): ModelChoice {
    const { catalog, endpoints } = this.#services;
    const choice = wanted ?? catalog.chat();
    if (!choice)
      throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoints.active.label), ['choose-endpoint']);
    // Without a model that sees, the provider says so before a byte is sent.
    return seesPictures(choice.model) ? choice : (catalog.vision(choice.endpoint) ?? choice);
  }

  #finished(streamed: StreamedPage): PageResult {
    this.#record.complete = streamed.complete;
    const result = { status: 'done' as const, html: this.html, modelLabel: this.#record.modelLabel, streamed };
    const problem = incompleteness(streamed);
    if (!problem) return result;
    this.#record.error = problem;
    return { ...result, problem };
  }

  #failed(error: unknown): PageResult {
    const { html, modelLabel } = this.#record;
    if (isCancelled(error)) return { status: 'stopped', html, modelLabel };
    const problem = describePageError(error, this.#endpoint);
    this.#record.error = problem;
    // What a model said instead of a page is no matter for a log.
    const detail = error instanceof NoPage ? undefined : problem.detail;
    this.#services.log.error(`page: ${problem.message}${detail ? ` ${detail}` : ''}`);
    return { status: 'failed', html, modelLabel, problem, error };
  }

  #reason(text: string): void {
    this.#reasoning = (this.#reasoning + text).slice(-reasoningTailLength);
    if (this.#phase === 'waiting') {
      this.#phase = 'thinking';
      this.#feed.update();
    }
    this.#feed.reason(this.#reasoning);
  }

  #grow(html: string): void {
    if (html === this.html) return;
    this.source?.append(html.slice(this.html.length));
    const first = this.html === '';
    this.#record.html = html;
    if (first) {
      this.#phase = 'streaming';
      this.#feed.update();
      this.#changed.fire();
    }
    this.#feed.grow(html);
    this.#persistTimer ??= setTimeout(() => void this.persist(), persistEveryMs);
  }

  #tellDetached(why: Detached): void {
    if (!this.running) return;
    this.#notice =
      why === 'edited'
        ? vscode.l10n.t(
            'You changed the source while it was being written, so the rest comes here only. Show Source opens the whole page.',
          )
        : vscode.l10n.t(
            'The source was closed while it was being written, so the rest comes here only. Show Source opens the whole page.',
          );
    this.#feed.update();
  }
}
