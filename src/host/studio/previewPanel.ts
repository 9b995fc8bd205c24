import * as vscode from 'vscode';
import {
  type Channel,
  createChannel,
  type HostToStudio,
  hostToStudio,
  type MeasuredPage,
  type PageView,
  type Rendering,
  RequestFailed,
  type SimilarityView,
  type RequestHandlers,
  type StudioToHost,
  studioToHost,
} from '../../protocol/index.ts';
import { PlainFailure } from '../errorMessages.ts';
import { previewType } from '../ids.ts';
import type { Log } from '../log.ts';
import { webviewRoots } from '../webviewHtml.ts';
import { presenceOf } from './compare/presenceOf.ts';
import type { TabPresence } from './compare/tabPresence.ts';
import { previewHtml } from './previewHtml.ts';

export interface PreviewOptions {
  context: vscode.ExtensionContext;
  log: Log;
  title: string;
  /** Where the screenshot lies; the webview may read nothing else but its own scripts and styles. */
  pictureFolder: vscode.Uri;
  /** The page's own scripts run. */
  runsScripts(): boolean;
  page: {
    /** The view of the page for this webview. */
    view(webview: vscode.Webview): PageView;
    /** The tab found out how like its screenshot a page is. */
    scored(html: string, similarity: SimilarityView): void;
  };
  requests(webview: vscode.Webview): RequestHandlers<StudioToHost>;
}

/** The editor tab that shows a page. */
export class PreviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #channel: Channel<HostToStudio>;
  readonly #options: PreviewOptions;
  readonly #view: () => PageView;
  readonly #presence: TabPresence;

  private constructor(panel: vscode.WebviewPanel, options: PreviewOptions) {
    const { log } = options;
    this.panel = panel;
    this.#options = options;
    this.#view = () => options.page.view(panel.webview);
    this.#presence = presenceOf(panel);
    const requests = options.requests(panel.webview);
    panel.iconPath = new vscode.ThemeIcon('browser');
    this.#channel = createChannel({
      port: {
        post: message => void panel.webview.postMessage(message),
        listen: listener => {
          const subscription = panel.webview.onDidReceiveMessage(listener);
          return () => subscription.dispose();
        },
      },
      says: hostToStudio,
      hears: studioToHost,
      onEvent: { 'similarity/changed': ({ html, similarity }) => options.page.scored(html, similarity) },
      onRequest: {
        ...requests,
        'preview/open': params => {
          this.#presence.opened();
          return requests['preview/open'](params);
        },
      },
      warn: message => log.warn(`preview: ${message}`),
    });
    panel.onDidDispose(() => this.#channel.dispose());
  }

  /** A new tab, without taking the focus. */
  static async open(options: PreviewOptions, column: vscode.ViewColumn): Promise<PreviewPanel> {
    const panel = vscode.window.createWebviewPanel(
      previewType,
      options.title,
      { viewColumn: column, preserveFocus: true },
      { enableScripts: true, localResourceRoots: rootsOf(options) },
    );
    return PreviewPanel.fill(panel, options);
  }

  /** A tab that the editor brought back after a reload. */
  static async fill(panel: vscode.WebviewPanel, options: PreviewOptions): Promise<PreviewPanel> {
    panel.title = options.title;
    panel.webview.options = { enableScripts: true, localResourceRoots: rootsOf(options) };
    const preview = new PreviewPanel(panel, options);
    await preview.fill();
    return preview;
  }

  /** Loads the tab's document, anew where there is one; it asks for the state again. */
  async fill(): Promise<void> {
    const { context, runsScripts } = this.#options;
    this.panel.webview.html = await previewHtml(this.panel.webview, context.extensionUri, runsScripts());
  }

  /** Shows the state as it now is. */
  update(): void {
    this.#channel.send('state/changed', this.#view());
  }

  /** For what each subject of the Studio says and asks. */
  get channel(): Channel<HostToStudio> {
    return this.#channel;
  }

  grow(from: number, text: string): void {
    this.#channel.send('page/grown', { from, text });
  }

  /**
   * The page as a picture, drawn out of sight, and how like the screenshot it is.
   * @throws PlainFailure when the tab is not on the screen or cannot draw it; the signal's reason
   */
  render(html: string, signal: AbortSignal): Promise<Rendering> {
    return this.#done(signal, () => this.#channel.request('page/render', { html }));
  }

  /** Where the elements of a page are. @throws as `render` */
  measure(html: string, signal: AbortSignal): Promise<MeasuredPage> {
    return this.#done(signal, () => this.#channel.request('page/measure', { html }));
  }

  /** Waits until it is on the screen. @throws PlainFailure when the tab is closed; the signal's reason */
  whenShown(signal: AbortSignal): Promise<void> {
    return this.#presence.whenShown(signal);
  }

  reason(reasoning: string): void {
    this.#channel.send('reasoning/changed', { reasoning });
  }

  dispose(): void {
    this.panel.dispose();
  }

  async #done<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    try {
      return await this.#presence.whileShown(signal, act);
    } catch (error) {
      throw error instanceof RequestFailed ? new PlainFailure(error.message) : error;
    }
  }
}

function rootsOf({ context, pictureFolder }: PreviewOptions): vscode.Uri[] {
  return [...webviewRoots(context.extensionUri), pictureFolder];
}
