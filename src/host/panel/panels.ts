import * as vscode from 'vscode';
import type { Attachment } from '../../core/attachments/index.ts';
import type { CodePicture } from '../../protocol/index.ts';
import { panelEditorType, panelViewId } from '../ids.ts';
import type { PanelContext } from './panelContext.ts';
import { PanelSurface } from './panelSurface.ts';

/** The side bar's view and the editor tabs: made, restored and found again. */
export class Panels implements vscode.WebviewViewProvider, vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #context: PanelContext;
  readonly #subscriptions: vscode.Disposable[];
  readonly #tabs = new Map<vscode.WebviewPanel, PanelSurface>();
  #view: { view: vscode.WebviewView; surface: PanelSurface } | undefined;
  readonly #viewWaiting: ((surface: PanelSurface) => void)[] = [];

  constructor(context: PanelContext) {
    this.#context = context;
    this.#subscriptions = [
      vscode.window.registerWebviewViewProvider(panelViewId, this),
      vscode.window.registerWebviewPanelSerializer(panelEditorType, this),
      context.session.onEvent(event => {
        if (event.type === 'opened' || event.type === 'marked' || event.type === 'turn') void this.#name();
      }),
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const surface = new PanelSurface(this.#context, view.webview, 'sidebar');
    const shown = { view, surface };
    this.#view = shown;
    view.onDidChangeVisibility(() => {
      if (!view.visible) surface.hidden();
    });
    view.onDidDispose(() => {
      surface.dispose();
      if (this.#view === shown) this.#view = undefined;
    });
    void this.#name();
    for (const use of this.#viewWaiting.splice(0)) use(surface);
  }

  /** After a reload of the window; the page keeps what is its own (a draft) in its own state. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#adopt(panel);
  }

  /** Shows the side bar's view, with the cursor in the message. */
  async showView(): Promise<void> {
    await this.#useView(surface => surface.focusMessage());
  }

  /** One tab is enough: the one there is is shown again. The cursor goes into the message. */
  showTab(): void {
    const [tab] = this.#tabs;
    if (tab) tab[0].reveal();
    const surface =
      tab?.[1] ?? this.#adopt(vscode.window.createWebviewPanel(panelEditorType, chatTitle(), vscode.ViewColumn.Active));
    surface.focusMessage();
  }

  /** Shows a panel where the user sees one, else in the side bar, with the cursor in the message. */
  async show(): Promise<void> {
    await this.#useShown(surface => surface.focusMessage());
  }

  /** Has code drawn and attached where the user sees a panel, else in the side bar, which is opened for it. */
  async draw(code: CodePicture): Promise<void> {
    await this.#useShown(surface => surface.draw(code));
  }

  /** Has it put into the message that is written, likewise. */
  async add(attachment: Attachment): Promise<void> {
    await this.#useShown(surface => surface.add(attachment));
  }

  /** Puts text into the message that is written, likewise. */
  async compose(text: string): Promise<void> {
    await this.#useShown(surface => surface.compose(text));
  }

  /** Shows the list of conversations where the user sees a panel, else in the side bar. */
  async showConversations(): Promise<void> {
    await this.#useShown(surface => surface.showConversations());
  }

  /** Has the picture on the clipboard attached, likewise. */
  async paste(): Promise<void> {
    await this.#useShown(surface => surface.paste());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#view?.surface.dispose();
    for (const [panel, surface] of this.#tabs) {
      surface.dispose();
      panel.dispose();
    }
  }

  async #useShown(use: (surface: PanelSurface) => void): Promise<void> {
    const tab = this.#visibleTab();
    if (tab) {
      tab.panel.reveal();
      use(tab.surface);
      return;
    }
    await this.#useView(use);
  }

  async #useView(use: (surface: PanelSurface) => void): Promise<void> {
    if (!this.#view) this.#viewWaiting.push(use);
    const shown = this.#view;
    // First the focus, then what moves it within the page: a page that has moved it by itself is not given it any more.
    await vscode.commands.executeCommand(`${panelViewId}.focus`);
    if (shown) use(shown.surface);
  }

  /** A tab that the user looks at, unless the side bar's view is there too. */
  #visibleTab(): { panel: vscode.WebviewPanel; surface: PanelSurface } | undefined {
    if (this.#view?.view.visible) return undefined;
    for (const [panel, surface] of this.#tabs) if (panel.visible) return { panel, surface };
    return undefined;
  }

  #adopt(panel: vscode.WebviewPanel): PanelSurface {
    const { extensionUri } = this.#context.services.context;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    const surface = new PanelSurface(this.#context, panel.webview, 'editor');
    this.#tabs.set(panel, surface);
    panel.onDidChangeViewState(() => {
      if (!panel.visible) surface.hidden();
    });
    panel.onDidDispose(() => {
      surface.dispose();
      this.#tabs.delete(panel);
    });
    void this.#name();
    return surface;
  }

  /** The conversation's title stands beside the view's name and on the tabs. */
  async #name(): Promise<void> {
    const { title } = (await this.#context.session.current()).conversation;
    if (this.#view) this.#view.view.description = title;
    for (const panel of this.#tabs.keys()) panel.title = title || chatTitle();
  }
}

function chatTitle(): string {
  return vscode.l10n.t('GLM Chat');
}
