import * as vscode from 'vscode';
import type { Picture } from '../../core/attachments/index.ts';
import { pageBaseName } from '../../core/studio/pageName.ts';
import type { PageChange } from '../../core/studio/versions/pageChange.ts';
import type { VersionScore } from '../../core/studio/versions/versionRecords.ts';
import type { MeasuredPage, PageView, Rendering } from '../../protocol/index.ts';
import type { Endpoint } from '../../provider/index.ts';
import { type Fix, PlainFailure } from '../errorMessages.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { Services } from '../services.ts';
import { runFix } from '../showError.ts';
import { PageKeeper } from './pageKeeper.ts';
import { pageModel } from './pageModel.ts';
import { failed, finished } from './pageOutcome.ts';
import { continuesWords, describeDetached, describePageError, isCutOff } from './pageProblem.ts';
import { type PageResult, type RunOptions, wishOf } from './pageRun.ts';
import type { PageRecord, PageStore } from './pageStore.ts';
import { pageViewOf } from './pageViewOf.ts';
import { type PageAct, PageWork } from './pageWork.ts';
import { PreviewFeed } from './previewFeed.ts';
import type { PreviewPanel } from './previewPanel.ts';
import type { Detached, SourceDocument } from './sourceDocument.ts';
import { PageShots } from './shots/pageShots.ts';
import { streamPage } from './streamPage.ts';
import { PageVersions } from './versions/pageVersions.ts';
import { WritingProgress } from './writingProgress.ts';

/** A page and everything it shows in: the document it is written into and the preview. */
export class Page implements vscode.Disposable {
  readonly shots: PageShots;
  readonly #feed = new PreviewFeed();
  /** All that it was. */
  readonly versions: PageVersions;
  source: SourceDocument | undefined;
  readonly #services: Services;
  readonly #store: PageStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #didTurn = new vscode.EventEmitter<PageChange>();
  #record: PageRecord;
  readonly #work = new PageWork();
  #isWriting = false;
  /** Who was asked last: the one whose key and account an error is about. */
  #endpoint: Endpoint;
  readonly #progress = new WritingProgress();
  #notice: string | undefined;
  readonly #keeper: PageKeeper;

  /** Fires when there is a page where there was none, or it was saved. */
  readonly onDidChange = this.#changed.event;
  /** Fires when the page is another one: written to its end, or changed since. Not for every piece that streams in. */
  readonly onDidTurn = this.#didTurn.event;

  constructor(services: Services, store: PageStore, picture: Picture | undefined, record: PageRecord) {
    this.#services = services;
    this.#store = store;
    this.#record = record;
    this.shots = new PageShots(picture, record, store.shotsOf(record.id), () => this.#shotsChanged());
    this.#keeper = new PageKeeper(
      () => store.save({ ...this.#record }),
      error => services.log.warn(`page not stored: ${String(error)}`),
    );
    this.#endpoint = services.endpoints.active;
    this.versions = new PageVersions(this, store.folderOf(record.id), services);
  }

  get id(): string {
    return this.#record.id;
  }
  /** The screenshot that it is compared with; a page out of a conversation has none. */
  get picture(): Picture | undefined {
    return this.shots.shown?.picture;
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
  /** It is being written as a whole. */
  get isWriting(): boolean {
    return this.#isWriting;
  }
  get isBusy(): boolean {
    return this.#work.isRunning;
  }
  /** Pixels of the screenshot to one CSS pixel of the page. */
  get pixelRatio(): number {
    return this.shots.shown?.pixelRatio ?? 1;
  }
  /** Its end is missing, and the model can be asked for it. */
  get canContinue(): boolean {
    return !this.isBusy && this.picture !== undefined && isCutOff(this.#record);
  }
  get record(): Readonly<PageRecord> {
    return this.#record;
  }
  get baseName(): string {
    return pageBaseName(this.#record.title ?? this.#record.picture?.name ?? '');
  }

  /**
   * Asks for the page, anew where there is one. Never rejects where there is a screenshot: what
   * went wrong is in the result and in the preview.
   */
  run(options: RunOptions = {}): Promise<PageResult> {
    return this.#work.follow(this.#write(options));
  }

  async #write({ choice, resume, signal, onHtml, onReasoning, onWait }: RunOptions): Promise<PageResult> {
    const work = this.#work.begin(undefined, signal);
    if (!work) throw new Error('one at a time');
    this.#isWriting = true;
    this.#begin(resume ? this.html.trimEnd() : '');
    let result: PageResult;
    let goesOn: string | undefined;
    try {
      await this.shots.ready;
      const [first, ...others] = this.shots.all;
      if (!first) throw new Error('a page without a screenshot is not asked for again');
      const chosen = this.choose(choice);
      this.#record.modelLabel = chosen.model.label;
      this.#endpoint = chosen.endpoint;
      this.#feed.update();
      const streamed = await streamPage(
        this.#services,
        {
          choice: chosen,
          shots: [first, ...others],
          order: this.#record,
          ...(resume ? { soFar: this.html } : {}),
          signal: work.signal,
        },
        {
          onReasoning: text => {
            this.#reason(text);
            onReasoning?.(text);
          },
          onHtml: html => {
            this.#grow(html);
            onHtml?.(html);
          },
          onContinue: (time, most) => {
            this.#notice = goesOn = continuesWords(time, most);
            this.#feed.update();
          },
          onWait: wait => {
            this.#progress.waitFor(wait);
            this.#feed.update();
            onWait?.(wait);
          },
        },
      );
      this.#record.complete = streamed.complete;
      result = finished(streamed, this.#record);
    } catch (error) {
      result = failed(error, this.#endpoint, this.#record, this.#services.log);
    } finally {
      this.#isWriting = false;
      work.end();
    }
    this.#record.status = result.status;
    if (result.problem) this.#record.error = result.problem;
    if (this.#notice === goesOn) this.#notice = undefined;
    await this.source?.finish();
    this.#feed.update();
    void this.persist();
    this.#changed.fire();
    if (result.html !== '') {
      const { modelLabel, streamed } = result;
      this.#didTurn.fire({
        kind: 'written',
        modelLabel,
        ...wishOf(this.#record),
        ...(streamed ? { cost: streamed.cost } : {}),
      });
    }
    return result;
  }

  /**
   * Does something to the page that is there, one thing at a time: it shows as under way, and Stop aborts the signal.
   * What goes wrong is shown, and nothing is lost by it.
   * @param retry what the button of a failure does: all that was asked for, once more
   * @returns whether it came to its end
   */
  work(
    label: string,
    endpoint: Endpoint,
    act: PageAct,
    retry: () => unknown = () => this.work(label, endpoint, act),
  ): Promise<boolean> {
    return this.#work.act(label, act, {
      changed: () => this.#feed.update(),
      failed: failure => {
        const error = describePageError(failure, endpoint);
        this.#services.log.error(`page: ${error.message}`);
        return { error, endpoint, retry };
      },
      ended: () => void this.persist(),
    });
  }

  stop(): void {
    this.#work.stop();
  }

  /** Its tab goes: what is being done ends, and all of it is stored before it is disposed of. */
  async close(): Promise<void> {
    this.stop();
    await this.#work.ended;
    await this.versions.history.flush();
    await this.persist();
    this.dispose();
  }

  /** @param retry of the page as a whole */
  runFix(id: string, retry: () => unknown): Promise<void> {
    const failure = this.#work.failure ?? { error: this.#record.error, endpoint: this.#endpoint, retry };
    // The id comes from the webview: only what was offered is done.
    if (!failure.error?.fixes.some(fix => fix.id === id)) return Promise.resolve();
    return runFix(id as Fix['id'], failure.endpoint, failure.retry);
  }

  /** The page as it stands in its document is the page, also after the user worked on it. */
  follow(source: SourceDocument): void {
    this.source?.dispose();
    this.source = source;
    this.#record.documentUri = source.document.uri.toString();
    source.onDidEdit(html => this.replace(html, { kind: 'hand' }));
    source.onDidDetach(why => this.#tellDetached(why));
  }

  /** The page as its document now has it. */
  replace(html: string, change: PageChange): void {
    // Two versions can be the same page, by different models.
    if (html === this.html && change.kind !== 'returned') return;
    this.#record.html = html;
    this.#feed.update();
    void this.persist();
    this.#didTurn.fire(change);
  }

  /** Makes it another page: what is shown and the document follow, where one step of undo takes it back. */
  async change(html: string, change: PageChange): Promise<void> {
    if (change.kind === 'returned') this.#returnTo(change.versionId);
    this.replace(html, change);
    await this.source?.rewrite(html);
  }

  /**
   * A page as a picture, this one or what might become of it, and how like the screenshot it is. The tab draws it, out
   * of sight. @throws PlainFailure when the tab is not on the screen, now or before it is done; the signal's reason
   */
  async render(html: string, signal: AbortSignal): Promise<Rendering> {
    return this.#shownIn.render(html, signal);
  }

  /** Where the elements of a page are, laid out as large as the screenshot. @throws as `render` */
  async measure(html: string, signal: AbortSignal): Promise<MeasuredPage> {
    return this.#shownIn.measure(html, signal);
  }

  /** Waits until the tab is on the screen. @throws PlainFailure when it is closed; the signal's reason */
  async whenShown(signal: AbortSignal): Promise<void> {
    return this.#shownIn.whenShown(signal);
  }

  /** The page as it stands by itself outside of the Studio. @throws Error when its style sheet cannot be built */
  async standalone(): Promise<string> {
    return this.#record.target === 'tailwind' ? this.#services.tailwind.dress(this.html) : this.html;
  }

  /** Runs its own scripts from now on, or no longer. The tab is filled anew: a policy is for good where it is set. */
  async setScripts(on: boolean): Promise<void> {
    if (on === (this.#record.runsScripts === true)) return;
    const { runsScripts: _, ...kept } = this.#record;
    this.#record = on ? { ...kept, runsScripts: true } : kept;
    void this.persist();
    await this.preview?.fill();
  }

  /** How like its screenshot a page is that this one is or was. */
  scored(html: string, score: VersionScore): void {
    this.versions.scored(html, score);
  }

  saved(uri: vscode.Uri): void {
    this.#record.savedUri = uri.toString();
    this.#notice = undefined;
    this.#feed.update();
    void this.persist();
    this.#changed.fire();
  }

  view(webview: vscode.Webview): PageView {
    this.#feed.sentWhole(this.html);
    return pageViewOf(
      {
        record: this.#record,
        shots: this.shots,
        folder: vscode.Uri.file(this.#store.folderOf(this.id)),
        title: this.baseName,
        progress: this.#isWriting ? this.#progress.view : undefined,
        work: this.#work.label,
        notice: this.#notice,
        workError: this.#work.failure?.error,
        isBusy: this.isBusy,
        canContinue: this.canContinue,
      },
      webview,
    );
  }

  persist(): Promise<void> {
    return this.#keeper.now();
  }

  dispose(): void {
    this.#keeper.dispose();
    this.stop();
    this.#feed.dispose();
    this.source?.dispose();
    this.versions.dispose();
    this.#changed.dispose();
    this.#didTurn.dispose();
  }

  get #shownIn(): PreviewPanel {
    if (!this.preview) throw new PlainFailure(vscode.l10n.t('The tab of the page was closed.'));
    return this.preview;
  }

  #shotsChanged(): void {
    const { picture: _, pixelRatio: __, others: ___, shownShot: ____, ...kept } = this.#record;
    this.#record = { ...kept, ...this.shots.records };
    this.#feed.update();
    void this.persist();
  }

  #begin(soFar: string): void {
    this.#progress.begin();
    this.#notice = undefined;
    this.#work.failure = undefined;
    // Should the window go while it runs, what came is a stopped page.
    this.#clearError();
    this.#record = { ...this.#record, html: soFar, complete: false, status: 'stopped' };
    // Another page is trusted anew.
    void this.setScripts(false);
    this.#feed.update();
  }

  /** What was said of the page that was left holds for this one no more. */
  #returnTo(versionId: string): void {
    const { status, modelLabel } = this.versions.history.stateOf(versionId);
    this.#work.failure = undefined;
    this.#clearError();
    this.#record.status = status;
    if (modelLabel !== undefined) this.#record.modelLabel = modelLabel;
  }

  #clearError(): void {
    const { error: _, ...kept } = this.#record;
    this.#record = kept;
  }

  /** Who is asked about this page: someone who sees pictures, where the endpoint has one. @throws PlainFailure without any */
  choose(wanted?: ModelChoice): ModelChoice {
    return pageModel(this.#services, wanted);
  }

  #reason(text: string): void {
    if (this.#progress.think(text)) this.#feed.update();
    this.#feed.reason(this.#progress.reasoning);
  }

  #grow(html: string): void {
    if (html === this.html) return;
    this.source?.append(html.slice(this.html.length));
    const first = this.html === '';
    this.#record.html = html;
    if (first) {
      this.#progress.stream();
      this.#feed.update();
      this.#changed.fire();
    }
    this.#feed.grow(html);
    this.#keeper.soon();
  }

  #tellDetached(why: Detached): void {
    if (!this.#isWriting) return;
    this.#notice = describeDetached(why);
    this.#feed.update();
  }
}
