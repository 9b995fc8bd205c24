import * as vscode from 'vscode';
import { mendedDiagram, repairDiagramPrompt, repairDiagramTemplate } from '../../core/diagrams/repairDiagram.ts';
import { type Channel, createChannel, type DiagramSource, diagramToHost, hostToDiagram } from '../../protocol/index.ts';
import { Cancelled, isCancelled } from '../cancellation.ts';
import { describeError, PlainFailure } from '../errorMessages.ts';
import { diagramType } from '../ids.ts';
import { saveCode } from '../panel/code/saveCode.ts';
import { savePicture } from '../panel/code/savePicture.ts';
import type { Services } from '../services.ts';
import { webviewHtml, webviewRoots } from '../webviewHtml.ts';

/** Typing draws anew after a rest this long. */
const restMs = 200;

/** A document of Mermaid and, beside it, the tab that draws it while it is typed. */
export class DiagramTab implements vscode.Disposable {
  readonly #services: Services;
  readonly #document: vscode.TextDocument;
  readonly #panel: vscode.WebviewPanel;
  readonly #channel: Channel<typeof hostToDiagram>;
  readonly #subscriptions: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #repair: AbortController | undefined;
  /** Sent back by itself once, as long as it is the model's own text. */
  #mayRepair: boolean;
  readonly #version: number;

  constructor(services: Services, document: vscode.TextDocument) {
    this.#services = services;
    this.#document = document;
    this.#version = document.version;
    this.#mayRepair = true;
    const { extensionUri } = services.context;
    this.#panel = vscode.window.createWebviewPanel(
      diagramType,
      vscode.l10n.t('Diagram'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: webviewRoots(extensionUri) },
    );
    this.#panel.iconPath = new vscode.ThemeIcon('type-hierarchy');
    const { webview } = this.#panel;
    this.#channel = createChannel({
      port: {
        post: message => void webview.postMessage(message),
        listen: listener => {
          const subscription = webview.onDidReceiveMessage(listener);
          return () => subscription.dispose();
        },
      },
      says: hostToDiagram,
      hears: diagramToHost,
      onEvent: {},
      onRequest: {
        'diagram/open': async () => this.#source,
        'diagram/refused': async ({ version, problem }) => {
          if (this.#mayRepair && version === this.#version) void this.#mend(problem);
          this.#mayRepair = false;
          return undefined;
        },
        'diagram/repair': async ({ problem }) => {
          void this.#mend(problem);
          return undefined;
        },
        'repair/stop': async () => {
          this.#repair?.abort(new Cancelled());
          return undefined;
        },
        'line/show': ({ line }) => this.#showLine(line),
        'svg/save': async ({ svg }) => ({ saved: await saveCode(svg, 'svg') }),
        'picture/save': async ({ data }) => ({ saved: await savePicture(data, 'diagram.png') }),
      },
      warn: message => services.log.warn(`diagram: ${message}`),
      describeError: error => describeError(error, services.endpoints.active).message,
    });
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(event => {
        if (event.document !== this.#document || event.contentChanges.length === 0) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#channel.send('source/changed', this.#source), restMs);
      }),
      vscode.workspace.onDidCloseTextDocument(closed => {
        if (closed === this.#document) this.#panel.dispose();
      }),
      this.#panel.onDidDispose(() => this.dispose()),
    ];
    webview.html = webviewHtml({
      webview,
      extensionUri,
      title: vscode.l10n.t('Diagram'),
      name: 'diagram',
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#repair?.abort(new Cancelled());
    this.#channel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  get #source(): DiagramSource {
    return { source: this.#document.getText(), version: this.#document.version };
  }

  /** Has the model that answers mend it, and takes what it says unless the user has typed meanwhile. */
  async #mend(problem: string): Promise<void> {
    if (this.#repair) return;
    const { endpoints, catalog, prompts, turns, log } = this.#services;
    const repair = new AbortController();
    this.#repair = repair;
    const { source, version } = this.#source;
    this.#channel.send('repair/changed', { state: 'asking' });
    try {
      const choice = catalog.chat(endpoints.active);
      if (!choice) throw new PlainFailure(vscode.l10n.t('{0} has no models.', endpoints.active.label));
      const messages = repairDiagramPrompt({ rules: await prompts.text(repairDiagramTemplate), source, problem });
      const { text } = await turns.run({ surface: 'panel', choice, messages, signal: repair.signal }, {});
      const mended = mendedDiagram(text, source);
      if (mended === undefined) throw new PlainFailure(vscode.l10n.t('The model gave no other source.'));
      if (this.#document.version !== version)
        throw new PlainFailure(vscode.l10n.t('The source was changed meanwhile.'));
      await this.#replace(mended);
      this.#channel.send('repair/changed', { state: 'mended' });
    } catch (error) {
      if (isCancelled(error)) {
        this.#channel.send('repair/changed', { state: 'idle' });
        return;
      }
      const { message } = describeError(error, endpoints.active);
      log.error(`diagram: ${message}`);
      this.#channel.send('repair/changed', { state: 'failed', message });
    } finally {
      this.#repair = undefined;
    }
  }

  /** As an edit: undo brings the old source back. */
  async #replace(text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const end = this.#document.lineAt(this.#document.lineCount - 1).range.end;
    edit.replace(this.#document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
    await vscode.workspace.applyEdit(edit);
  }

  async #showLine(line: number): Promise<undefined> {
    const at = Math.min(Math.max(1, line), this.#document.lineCount) - 1;
    const viewColumn = vscode.window.visibleTextEditors.find(({ document }) => document === this.#document)?.viewColumn;
    await vscode.window.showTextDocument(this.#document, {
      selection: new vscode.Range(at, 0, at, 0),
      ...(viewColumn && { viewColumn }),
    });
    return undefined;
  }
}

/** Opens a source as a document with its drawing beside it. */
export async function openDiagram(services: Services, source: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes('mermaid') ? 'mermaid' : 'plaintext';
  const document = await vscode.workspace.openTextDocument({ language, content: source });
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
  services.context.subscriptions.push(new DiagramTab(services, document));
}
