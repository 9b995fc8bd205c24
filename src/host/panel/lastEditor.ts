import * as vscode from 'vscode';
import { proposalScheme, versionScheme } from '../ids.ts';

/** Documents of the extension itself, which nobody works in. */
const ownSchemes: readonly string[] = [proposalScheme, versionScheme];

/**
 * The text editor that the user worked in last. While a webview tab has the focus there is no active text editor, and
 * when it covers the one there was, that one is gone altogether: where the cursor stood in it is remembered.
 */
export class LastEditor implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  #document: vscode.TextDocument | undefined;
  #selections: readonly vscode.Selection[] = [];
  #visible: readonly vscode.Range[] = [];
  #column: vscode.ViewColumn | undefined;
  #tabSize = 4;

  constructor() {
    this.#remember(vscode.window.activeTextEditor);
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(editor => this.#remember(editor)),
      vscode.window.onDidChangeTextEditorSelection(event => this.#follow(event.textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(event => this.#follow(event.textEditor)),
      vscode.workspace.onDidCloseTextDocument(document => {
        if (document === this.#document) this.#document = undefined;
      }),
    ];
  }

  /** What is selected in it, where something is. */
  get selection(): vscode.Range | undefined {
    this.#refresh();
    const selection = this.#selections[0];
    return this.#document && selection && !selection.isEmpty ? this.#document.validateRange(selection) : undefined;
  }

  /** What is to be seen of it: the lines that the selection touches, else those on the screen. */
  get view():
    | {
        document: vscode.TextDocument;
        range: vscode.Range;
        selections: readonly vscode.Selection[];
        tabSize: number;
      }
    | undefined {
    this.#refresh();
    const document = this.#document;
    if (!document) return undefined;
    const selection = this.#selections[0];
    const range = selection && !selection.isEmpty ? selection : this.#onScreen(document);
    // A selection that ends at the start of a line does not touch that line.
    const lastLine = range.end.character === 0 && !range.isSingleLine ? range.end.line - 1 : range.end.line;
    const whole = new vscode.Range(range.start.line, 0, lastLine, Number.MAX_SAFE_INTEGER);
    const selections = this.#selections;
    return { document, range: document.validateRange(whole), selections, tabSize: this.#tabSize };
  }

  get document(): vscode.TextDocument | undefined {
    this.#refresh();
    return this.#document;
  }

  /** Without line ends around it that belong to no line; nothing where nothing is selected. */
  get selectedText(): string | undefined {
    const { document } = this;
    const selection = this.#selections[0];
    if (!document || !selection || selection.isEmpty) return undefined;
    return document.getText(document.validateRange(selection));
  }

  /** Where code belongs: what is selected there, or where the cursor stands. */
  get target(): { document: vscode.TextDocument; selection: vscode.Range } | undefined {
    this.#refresh();
    const document = this.#document;
    if (!document) return undefined;
    const selection = this.#selections[0] ?? new vscode.Range(0, 0, 0, 0);
    return { document, selection: document.validateRange(selection) };
  }

  /** Puts text in place of what is selected there, as one step of undo. @returns false where it cannot be written. */
  async insert(text: string): Promise<boolean> {
    this.#refresh();
    if (!this.#document) return false;
    const document = this.#document;
    const selections = this.#selections.map(
      selection =>
        new vscode.Selection(document.validatePosition(selection.anchor), document.validatePosition(selection.active)),
    );
    const live = this.#live();
    const where = this.#column === undefined ? {} : { viewColumn: this.#column };
    const editor = live ?? (await vscode.window.showTextDocument(document, where));
    if (!live && selections.length > 0) editor.selections = selections;
    const done = await editor.edit(
      builder => {
        for (const selection of editor.selections) builder.replace(selection, text);
      },
      { undoStopBefore: true, undoStopAfter: true },
    );
    if (done && live) await vscode.window.showTextDocument(document, where);
    return done;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #live(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(
      editor => editor.document === this.#document && editor.viewColumn === this.#column,
    );
  }

  #refresh(): void {
    const live = this.#live();
    if (live) this.#remember(live);
    else if (vscode.window.activeTextEditor) this.#remember(vscode.window.activeTextEditor);
  }

  #follow(editor: vscode.TextEditor): void {
    if (editor === vscode.window.activeTextEditor) this.#remember(editor);
  }

  /** Output, the chat's input and the like are text editors too, but stand in no column. */
  #remember(editor: vscode.TextEditor | undefined): void {
    if (editor?.viewColumn === undefined || ownSchemes.includes(editor.document.uri.scheme)) return;
    this.#document = editor.document;
    this.#column = editor.viewColumn;
    this.#selections = editor.selections;
    this.#visible = editor.visibleRanges;
    if (typeof editor.options.tabSize === 'number') this.#tabSize = editor.options.tabSize;
  }

  /** What is folded away lies between the first and the last range, and is taken along. */
  #onScreen(document: vscode.TextDocument): vscode.Range {
    const first = this.#visible[0];
    const last = this.#visible.at(-1);
    return first && last ? first.union(last) : new vscode.Range(0, 0, document.lineCount, 0);
  }
}
