import * as vscode from 'vscode';
import { mendedDiagram, repairDiagramPrompt, repairDiagramTemplate } from '../../core/diagrams/repairDiagram.ts';
import {
  type Channel,
  createChannel,
  type DiagramSource,
  type DiagramState,
  diagramStateSchema,
  diagramToHost,
  hostToDiagram,
} from '../../protocol/index.ts';
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

  /** @param restored of an earlier window, in which the document may have been changed: nothing is mended by itself */
  constructor(services: Services, document: vscode.TextDocument, restored?: vscode.WebviewPanel) {
    this.#services = services;
    this.#document = document;
    this.#version = document.version;
    this.#mayRepair = restored === undefined;
    const { extensionUri } = services.context;
    this.#panel =
      restored ??
      vscode.window.createWebviewPanel(diagramType, vscode.l10n.t('Diagram'), {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
      });
    this.#panel.iconPath = new vscode.ThemeIcon('type-hierarchy');
    const { webview } = this.#panel;
    webview.options = { enableScripts: true, localResourceRoots: webviewRoots(extensionUri) };
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
        'diagram/open': async () => ({ ...this.#source, document: this.#document.uri.toString() }),
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
  const document = await newDiagram(source);
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
  services.context.subscriptions.push(new DiagramTab(services, document));
}

/** Drawings that stood open come back with the window, beside their documents. */
export function restoreDiagrams(services: Services): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(diagramType, {
    deserializeWebviewPanel: async (panel, state) => {
      const kept = diagramStateSchema.safeParse(state).data;
      if (!kept) {
        panel.dispose();
        return;
      }
      services.context.subscriptions.push(new DiagramTab(services, await documentOf(kept), panel));
    },
  });
}

/** As it is by now, unsaved changes included; where it is gone, a new one with the text that was drawn last. */
async function documentOf({ document: address, source }: DiagramState): Promise<vscode.TextDocument> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
    // The editor keeps what is not saved, unless it is told not to: then a document of this name is an empty new one.
    if (!document.isUntitled || document.getText() !== '') return document;
  } catch {
    // Deleted, or of a file system that is not there.
  }
  const document = await newDiagram(source);
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
  return document;
}

async function newDiagram(content: string): Promise<vscode.TextDocument> {
  const known = await vscode.languages.getLanguages();
  return await vscode.workspace.openTextDocument({
    language: known.includes('mermaid') ? 'mermaid' : 'plaintext',
    content,
  });
}
