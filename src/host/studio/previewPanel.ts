import * as vscode from 'vscode';
import {
  type Channel,
  createChannel,
  type HostToPreview,
  hostToPreview,
  type PreviewState,
  previewToHost,
} from '../../protocol/index.ts';
import { previewType } from '../ids.ts';
import type { Log } from '../log.ts';
import { webviewRoots } from '../webviewHtml.ts';
import { previewHtml } from './previewHtml.ts';

/** What the buttons of a preview do. */
export interface PreviewActions {
  /** The view of the page for this webview. */
  state(webview: vscode.Webview): PreviewState;
  stop(): void;
  retry(): unknown;
  save(): unknown;
  showSource(): unknown;
  fix(id: string): unknown;
}

export interface PreviewOptions {
  context: vscode.ExtensionContext;
  log: Log;
  title: string;
  /** Where the screenshot lies; the webview may read nothing else but its own scripts and styles. */
  pictureFolder: vscode.Uri;
  actions: PreviewActions;
}

/** The editor tab that shows a page. */
export class PreviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #channel: Channel<HostToPreview>;
  readonly #actions: PreviewActions;

  private constructor(panel: vscode.WebviewPanel, options: PreviewOptions) {
    const { actions, log } = options;
    this.panel = panel;
    this.#actions = actions;
    panel.iconPath = new vscode.ThemeIcon('browser');
    this.#channel = createChannel({
      port: {
        post: message => void panel.webview.postMessage(message),
        listen: listener => {
          const subscription = panel.webview.onDidReceiveMessage(listener);
          return () => subscription.dispose();
        },
      },
      says: hostToPreview,
      hears: previewToHost,
      onEvent: {},
      onRequest: {
        'preview/open': () => actions.state(panel.webview),
        'conversion/stop': () => void actions.stop(),
        // Not awaited: what comes of it is told by events.
        'conversion/retry': () => void actions.retry(),
        'page/save': () => void actions.save(),
        'page/showSource': () => void actions.showSource(),
        'fix/run': ({ id }) => void actions.fix(id),
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
    panel.webview.html = await previewHtml(panel.webview, options.context.extensionUri);
    return preview;
  }

  /** Shows the state as it now is. */
  update(): void {
    this.#channel.send('state/changed', this.#actions.state(this.panel.webview));
  }

  grow(from: number, text: string): void {
    this.#channel.send('page/grown', { from, text });
  }

  reason(reasoning: string): void {
    this.#channel.send('reasoning/changed', { reasoning });
  }

  dispose(): void {
    this.panel.dispose();
  }
}

function rootsOf({ context, pictureFolder }: PreviewOptions): vscode.Uri[] {
  return [...webviewRoots(context.extensionUri), pictureFolder];
}
