import * as vscode from 'vscode';
import * as z from 'zod';
import type { Picture } from '../../core/attachments/index.ts';
import { picturePage } from '../../core/studio/picturePage.ts';
import type { ExportTarget } from '../../protocol/index.ts';
import { contextKeys, previewType } from '../ids.ts';
import { PlainFailure } from '../errorMessages.ts';
import { nameOf } from '../attachments/readPicture.ts';
import type { Services } from '../services.ts';
import { pageColumns } from './columns.ts';
import { type ConvertRequest, newPage, writtenPage } from './newPage.ts';
import { openSource, tabOf } from './openSource.ts';
import { Page } from './page.ts';
import type { PageResult, RunOptions } from './pageRun.ts';
import { type PageTools, pageTools } from './pageTools.ts';
import { PageStore } from './pageStore.ts';
import { type PreviewOptions, PreviewPanel } from './previewPanel.ts';
import { studioRequests } from './requests/index.ts';
import { exportPage } from './export/exportPage.ts';
import { adopt, openSourceAgain } from './pageSource.ts';
import { SourceDocument } from './sourceDocument.ts';
import { type StoredPage, storedPages } from './storedPages.ts';
import type { StudioActions } from './studioTab.ts';
import { tryModel } from './versions/tryModel.ts';
import { VersionDocuments } from './versions/versionDocuments.ts';

export type { ConvertRequest } from './newPage.ts';

const restoredStateSchema = z.object({ id: z.string() });

/** Screenshots that become pages. Any number may be under way at once, each with a preview of its own. */
export class Studio implements vscode.Disposable, StudioActions {
  readonly #services: Services;
  readonly #store: PageStore;
  readonly #pages = new Set<Page>();
  /** The one that was looked at last. */
  #current: Page | undefined;
  readonly #subscriptions: vscode.Disposable[];
  #opening: Promise<unknown> = Promise.resolve();
  readonly #retrying = new Set<Page>();
  readonly #tools = new Map<Page, PageTools>();
  readonly #versionDocuments: VersionDocuments;
  /** Pages whose tabs were closed and that are not stored to their end yet, by id. */
  readonly #leaving = new Map<string, Promise<void>>();

  constructor(services: Services) {
    this.#services = services;
    const { context } = services;
    const storage = context.storageUri ?? context.globalStorageUri;
    this.#store = new PageStore(vscode.Uri.joinPath(storage, 'pages').fsPath);
    this.#versionDocuments = new VersionDocuments(this.#store);
    this.#store.tidy().catch(error => this.#warn(error));
    this.#subscriptions = [
      this.#versionDocuments,
      vscode.window.registerWebviewPanelSerializer(previewType, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
      vscode.workspace.onDidOpenTextDocument(document => this.#adopt(document)),
      // Saved under another name, the file is open before the untitled document is gone.
      vscode.workspace.onDidCloseTextDocument(() => this.#adoptOpen()),
    ];
  }

  /**
   * Turns a screenshot into a page: opens its source and its preview without taking the focus, and fills both while
   * the answer streams. Resolves when the page is there, stopped or failed; rejects only when nothing could be opened.
   */
  async convert(request: ConvertRequest): Promise<PageResult> {
    const { picture, record } = await newPage(this.#services, this.#store, request);
    const page = new Page(this.#services, this.#store, picture, record);
    void page.persist();
    // One after the other: two of one name must not end up in one document.
    const opened = this.#opening.then(() => this.#open(page, request.sourceUri));
    this.#opening = opened.catch(() => undefined);
    await opened;
    request.onOpened?.(page);
    return this.#run(page, request);
  }

  /**
   * Shows a file of HTML as a page: it is its own source. Where it was one before, it is that again, with its versions.
   * @throws the editor's error when it cannot be read as text
   */
  async openFile(uri: vscode.Uri): Promise<void> {
    const open = [...this.#pages].find(page => page.source?.document.uri.toString() === uri.toString());
    if (open) {
      open.preview?.panel.reveal();
      return;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const columns = this.#columns;
    await vscode.window.showTextDocument(document, { viewColumn: columns.source, preserveFocus: true, preview: false });
    const known = (await this.#store.list()).find(({ record }) => record.savedUri === uri.toString());
    if (known) return this.open(known.record.id);
    const [text, title] = [document.getText(), nameOf(uri)];
    const record = writtenPage(await this.#store.createEmpty(), title);
    const page = new Page(this.#services, this.#store, undefined, record);
    page.follow(new SourceDocument(document, text));
    this.#add(page, await PreviewPanel.open(this.#optionsFor(page), columns.preview));
    page.replace(text, { kind: 'opened', name: title });
    page.saved(uri);
  }

  /** Shows a page that is written already, with its source: one out of an answer. `title`: what it is called. */
  async show(html: string, title: string): Promise<void> {
    const record = writtenPage(await this.#store.createEmpty(), title);
    const page = new Page(this.#services, this.#store, undefined, record);
    const opened = this.#opening.then(() => this.#open(page, undefined));
    this.#opening = opened.catch(() => undefined);
    await opened;
    page.source?.append(html);
    await page.source?.finish();
    page.replace(html, { kind: 'opened', name: title });
    this.#updateContext();
  }

  /**
   * Shows two pictures as a screenshot and a page that is nothing but the other: every way to compare the two is there.
   * @throws UnreadablePicture, or the system's error
   */
  async compare(original: Picture, other: Picture): Promise<Page> {
    const { picture, record } = await newPage(this.#services, this.#store, { picture: original });
    const shown = await this.#services.pictures.viewable(other);
    const title = `${original.name} – ${other.name}`;
    const done = { ...record, status: 'done', complete: true, title } as const;
    const page = new Page(this.#services, this.#store, picture, done);
    this.#add(page, await PreviewPanel.open(this.#optionsFor(page), this.#columns.preview));
    const base64 = Buffer.from(shown.data).toString('base64');
    page.replace(picturePage({ name: other.name, mediaType: shown.mediaType, base64 }), {
      kind: 'opened',
      name: title,
    });
    this.#updateContext();
    return page;
  }

  /** Where the pages are kept. */
  get folder(): vscode.Uri {
    return vscode.Uri.file(this.#store.folderOf('.'));
  }

  get memory(): vscode.Memento {
    return this.#services.context.globalState;
  }

  /** The page that commands without an argument mean. */
  get current(): Page | undefined {
    const active = [...this.#pages].find(page => page.preview?.panel.active);
    const last = this.#current ?? [...this.#pages].at(-1);
    return active ?? (last?.html ? last : [...this.#pages].findLast(page => page.html !== ''));
  }

  /** Failures are shown; nothing is lost by them. */
  save(page: Page): Promise<void> {
    return this.export(page, 'file');
  }

  export(page: Page, to: ExportTarget): Promise<void> {
    return exportPage(this.#services, page, to);
  }

  tryModel(page: Page): Promise<void> {
    return tryModel(this.#services, page);
  }

  diffVersion(page: Page, versionId: string): Promise<void> {
    const { source } = page;
    const column = source && tabOf(source.document.uri)?.group.viewColumn;
    return this.#versionDocuments.diff(page, versionId, column ?? this.#columns.source);
  }

  /** All pages that are kept, also those whose tabs are closed; the one that was changed last first. */
  async stored(): Promise<StoredPage[]> {
    await Promise.all([...this.#leaving.values(), ...[...this.#pages].map(page => page.persist())]);
    return storedPages(this.#store);
  }

  isOpen(id: string): boolean {
    return [...this.#pages].some(page => page.id === id);
  }

  /** Brings the tab of a page to the front; opens it again where it was closed. @throws PlainFailure when it is gone */
  async open(id: string): Promise<void> {
    await this.#leaving.get(id);
    const open = [...this.#pages].find(page => page.id === id);
    if (open) {
      open.preview?.panel.reveal();
      return;
    }
    const stored = await this.#store.load(id);
    if (!stored) throw new PlainFailure(vscode.l10n.t('This page is not there any more.'));
    const page = new Page(this.#services, this.#store, stored.picture, stored.record);
    const column = this.#pages.size > 0 ? this.#columns.preview : vscode.ViewColumn.Active;
    this.#add(page, await PreviewPanel.open(this.#optionsFor(page), column));
    page.preview?.panel.reveal();
    this.#adoptOpen();
  }

  /** Takes a page whose tab is closed off the disk; it can be brought back as long as the window is there. */
  removeStored(id: string): Promise<void> {
    return this.#store.putAside(id, true);
  }

  bringBack(id: string): Promise<void> {
    return this.#store.putAside(id, false);
  }

  /** The window goes: what has come of every page is stored. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#pages].map(async page => {
        await page.versions.history.flush();
        await page.persist();
      }),
    );
    await Promise.all(this.#leaving.values());
  }

  dispose(): void {
    for (const tools of this.#tools.values()) tools.dispose();
    for (const page of this.#pages) page.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #open(page: Page, sourceUri: vscode.Uri | undefined): Promise<void> {
    const columns = this.#columns;
    page.follow(new SourceDocument(await openSource(page.baseName, sourceUri, columns.source)));
    this.#add(page, await PreviewPanel.open(this.#optionsFor(page), columns.preview));
  }

  #run(page: Page, options?: RunOptions): Promise<PageResult> {
    return Promise.resolve(
      vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Window,
          title: vscode.l10n.t('GLM: writing the page of {0}', page.picture?.name ?? page.baseName),
        },
        () => page.run(options),
      ),
    );
  }

  /** Asks for the page once more. */
  async retry(page: Page): Promise<void> {
    if (page.isBusy || this.#retrying.has(page) || !page.picture) return;
    this.#retrying.add(page);
    try {
      if (!(await page.source?.restart())) await this.#openSourceAgain(page, '');
      await this.#run(page);
    } finally {
      this.#retrying.delete(page);
    }
  }

  /** Asks for the rest of a page whose end is missing; it comes behind what is there. */
  async resume(page: Page): Promise<void> {
    if (!page.canContinue || this.#retrying.has(page)) return;
    this.#retrying.add(page);
    try {
      const soFar = page.html.trimEnd();
      if (!(await page.source?.resume(soFar))) {
        await this.#openSourceAgain(page, soFar);
        await page.source?.resume(soFar);
      }
      await this.#run(page, { resume: true });
    } finally {
      this.#retrying.delete(page);
    }
  }

  toolsOf(page: Page): PageTools {
    const tools = this.#tools.get(page) ?? pageTools(page, this.#services, this.#store.folderOf(page.id));
    this.#tools.set(page, tools);
    return tools;
  }

  /** Brings the source to the front; opens it once more where it was closed. */
  async showSource(page: Page): Promise<vscode.TextEditor> {
    const source = page.source;
    if (source && !source.document.isClosed && !source.detached) {
      const viewColumn = tabOf(source.document.uri)?.group.viewColumn ?? this.#columns.source;
      return vscode.window.showTextDocument(source.document, { viewColumn, preview: false });
    }
    const document = await this.#openSourceAgain(page, page.html);
    return vscode.window.showTextDocument(document, { preview: false });
  }

  #openSourceAgain(page: Page, html: string): Promise<vscode.TextDocument> {
    return openSourceAgain(page, html, this.#columns.source);
  }

  get #columns(): ReturnType<typeof pageColumns> {
    return pageColumns([...this.#pages].flatMap(({ preview }) => preview?.panel ?? []));
  }

  #optionsFor(page: Page): PreviewOptions {
    return {
      context: this.#services.context,
      log: this.#services.log,
      title: vscode.l10n.t('{0} · Preview', page.baseName),
      pictureFolder: vscode.Uri.file(this.#store.folderOf(page.id)),
      runsScripts: () => page.record.runsScripts === true,
      page,
      requests: webview =>
        studioRequests({ page, studio: this, webview, services: this.#services, log: this.#services.log }),
    };
  }

  #add(page: Page, preview: PreviewPanel): void {
    page.preview = preview;
    this.toolsOf(page);
    this.#pages.add(page);
    this.#current = page;
    page.onDidChange(() => this.#updateContext());
    preview.panel.onDidChangeViewState(({ webviewPanel }) => {
      if (webviewPanel.active) this.#current = page;
    });
    // The page is kept, to be opened again; its document is the user's.
    preview.panel.onDidDispose(() => {
      page.preview = undefined;
      this.#tools.get(page)?.dispose();
      this.#tools.delete(page);
      this.#pages.delete(page);
      if (this.#current === page) this.#current = undefined;
      this.#updateContext();
      const left = this.#leave(page).catch(error => this.#warn(error));
      this.#leaving.set(page.id, left);
      void left.then(() => this.#leaving.delete(page.id));
    });
    this.#updateContext();
  }

  /** One that never came to anything is not worth keeping. */
  async #leave(page: Page): Promise<void> {
    await page.close();
    if (page.html === '' && page.versions.history.tree.versions.length === 0) await this.#store.remove(page.id);
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const parsed = restoredStateSchema.safeParse(state);
    const stored = parsed.success ? await this.#store.load(parsed.data.id) : undefined;
    if (!stored) {
      panel.dispose();
      return;
    }
    const page = new Page(this.#services, this.#store, stored.picture, stored.record);
    this.#add(page, await PreviewPanel.fill(panel, this.#optionsFor(page)));
    this.#adoptOpen();
  }

  #adoptOpen(): void {
    for (const document of vscode.workspace.textDocuments) this.#adopt(document);
  }

  #adopt(document: vscode.TextDocument): void {
    for (const page of this.#pages) adopt(page, document, error => this.#warn(error));
  }

  #updateContext(): void {
    const hasPage = [...this.#pages].some(page => page.html !== '');
    void vscode.commands.executeCommand('setContext', contextKeys.hasPage, hasPage);
  }

  #warn(error: unknown): void {
    this.#services.log.warn(`preview: ${String(error)}`);
  }
}
