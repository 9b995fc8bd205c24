import * as vscode from 'vscode';
import type { Picture } from '../../../core/attachments/index.ts';
import {
  type Channel,
  createChannel,
  type HostToStart,
  hostToStart,
  type StartView,
  startToHost,
} from '../../../protocol/index.ts';
import { studioStartType } from '../../ids.ts';
import { type ModelChoice, seeingModel, seesPictures } from '../../modelCatalog.ts';
import type { Services } from '../../services.ts';
import { webviewHtml, webviewRoots } from '../../webviewHtml.ts';
import type { Studio } from '../studio.ts';
import { StartDraft } from './startDraft.ts';
import type { StartParts } from './startParts.ts';
import { startRequests } from './startRequests.ts';

/** Of the pages that are kept, so many are shown. */
const mostRecent = 12;

/** The tab where a page begins: what it is made of is put together here. There is one in a window. */
export class StartTab implements StartParts, vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly services: Services;
  readonly studio: Studio;
  readonly draft: StartDraft;
  #shown: { panel: vscode.WebviewPanel; channel: Channel<HostToStart> } | undefined;
  readonly #subscriptions: vscode.Disposable[];

  constructor(services: Services, studio: Studio) {
    const { context, catalog, settings } = services;
    this.services = services;
    this.studio = studio;
    const storage = context.storageUri ?? context.globalStorageUri;
    this.draft = new StartDraft(vscode.Uri.joinPath(storage, 'studioDraft').fsPath, () => this.#update());
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(studioStartType, this),
      catalog.onDidChange(() => this.#update()),
      settings.onDidChange(() => this.#update()),
    ];
  }

  /** Brings it to the front. */
  open(): void {
    if (this.#shown) {
      this.#shown.panel.reveal();
      return;
    }
    this.#fill(
      vscode.window.createWebviewPanel(studioStartType, vscode.l10n.t('HTML Studio'), vscode.ViewColumn.Active),
    );
  }

  /** Adds a picture to what is there, and shows it. @throws UnreadablePicture, or the system's error */
  async add(picture: Picture, sourceUri?: vscode.Uri): Promise<void> {
    this.open();
    await this.draft.add(await this.services.pictures.viewable(picture), sourceUri?.toString());
  }

  /** A page of it is on its way: the tab has done its work. Resolves when its place is free. */
  async close(): Promise<void> {
    if (!this.#shown) return;
    const gone = tabGone();
    this.#shown.panel.dispose();
    await gone;
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#fill(panel);
  }

  /** Says in the tab what went wrong, as long as there is one. */
  fail(message: string): void {
    this.#shown?.channel.send('start/failed', { message });
  }

  /** Who would write the page now; nothing where no model sees. */
  async choice(): Promise<ModelChoice | undefined> {
    const { catalog, endpoints } = this.services;
    const { model } = await this.draft.load();
    const wanted =
      model?.endpointId === endpoints.active.id ? catalog.chat(endpoints.active, model.modelId) : undefined;
    return wanted && seesPictures(wanted.model) ? wanted : seeingModel(catalog);
  }

  async view(webview: vscode.Webview): Promise<StartView> {
    const [{ shots, isSketch, wish }, choice, recent] = await Promise.all([
      this.draft.load(),
      this.choice(),
      this.studio.stored(),
    ]);
    const uriOf = (file: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(vscode.Uri.file(this.draft.folder), file)).toString();
    return {
      shots: shots.map(({ file, whole, sourceUri: _, ...shot }) => ({
        ...shot,
        uri: uriOf(file),
        isCropped: whole !== undefined,
      })),
      target: this.services.settings.pageTarget,
      isSketch,
      wish,
      ...(choice ? { model: { label: choice.model.label, endpointLabel: choice.endpoint.label } } : {}),
      recent: recent.slice(0, mostRecent).map(({ picturePath, versions: _, ...page }) => ({
        ...page,
        ...(picturePath === undefined ? {} : { uri: webview.asWebviewUri(vscode.Uri.file(picturePath)).toString() }),
      })),
    };
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#shown?.channel.dispose();
  }

  #fill(panel: vscode.WebviewPanel): void {
    const { context, log } = this.services;
    const { webview } = panel;
    panel.iconPath = new vscode.ThemeIcon('wand');
    panel.title = vscode.l10n.t('HTML Studio');
    webview.options = {
      enableScripts: true,
      localResourceRoots: [
        ...webviewRoots(context.extensionUri),
        vscode.Uri.file(this.draft.folder),
        this.studio.folder,
      ],
    };
    const channel = createChannel({
      port: {
        post: message => void webview.postMessage(message),
        listen: listener => {
          const subscription = webview.onDidReceiveMessage(listener);
          return () => subscription.dispose();
        },
      },
      says: hostToStart,
      hears: startToHost,
      onEvent: {},
      onRequest: startRequests(this, webview),
      warn: message => log.warn(`studio start: ${message}`),
    });
    const shown = { panel, channel };
    this.#shown = shown;
    panel.onDidDispose(() => {
      channel.dispose();
      if (this.#shown === shown) this.#shown = undefined;
    });
    webview.html = webviewHtml({
      webview,
      extensionUri: context.extensionUri,
      title: vscode.l10n.t('HTML Studio'),
      name: 'studioStart',
      csp: { 'img-src': webview.cspSource },
    });
  }

  #update(): void {
    const { panel, channel } = this.#shown ?? {};
    if (!panel || !channel) return;
    void this.view(panel.webview).then(view => channel.send('start/changed', view));
  }
}

/** Resolves when the editor no longer lists the tab, which it tells a moment after it is gone. */
function tabGone(): Promise<void> {
  const isListed = (): boolean =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(studioStartType));
  if (!isListed()) return Promise.resolve();
  return new Promise(resolve => {
    const subscription = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (isListed()) return;
      subscription.dispose();
      resolve();
    });
  });
}
