import * as vscode from 'vscode';
import { changedPart, withLineFeeds, writableLength } from '../../core/studio/sourceChunk.ts';

/** Between two edits while a page streams in. */
const editEveryMs = 80;

export type Detached = 'closed' | 'edited';

/**
 * The document that a page is written into while it streams. It writes at the end only and only as long as the
 * document is what it wrote: when the user closes it or types into it, it is theirs and is left alone.
 */
export class SourceDocument implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  /** What the document holds when nobody else wrote. */
  #written = '';
  #inFlight = '';
  #pending = '';
  #writing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #finishing = false;
  #begun = false;
  #edited = false;
  #detached: Detached | undefined;
  readonly #didDetach = new vscode.EventEmitter<Detached>();
  readonly #didEdit = new vscode.EventEmitter<string>();
  readonly #subscriptions: vscode.Disposable[];

  /** The user took the document over while it was being written. */
  readonly onDidDetach = this.#didDetach.event;
  /** The user changed the document after it was finished; the text is the whole of it. */
  readonly onDidEdit = this.#didEdit.event;

  /** `written`: what the document holds already, of a page that is finished. */
  constructor(document: vscode.TextDocument, written?: string) {
    this.document = document;
    if (written !== undefined) {
      this.#written = withLineFeeds(written);
      this.#begun = true;
      this.#finishing = true;
    }
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(event => {
        if (event.document === document && event.contentChanges.length > 0) this.#changed();
      }),
      vscode.workspace.onDidCloseTextDocument(closed => {
        if (closed === document) this.#detach('closed');
      }),
      // A hidden document cannot be written to without filling the undo stack; it catches up when it is seen again.
      vscode.window.onDidChangeVisibleTextEditors(() => this.#schedule()),
    ];
  }

  get detached(): Detached | undefined {
    return this.#detached;
  }

  append(text: string): void {
    if (this.#detached) return;
    this.#pending += text;
    this.#schedule();
  }

  /** Writes what is left and resolves when it stands in the document, or when the document is the user's. */
  async finish(): Promise<void> {
    this.#finishing = true;
    if (this.#written + this.#inFlight + this.#pending !== '') this.#pending += '\n';
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (!this.#detached && (this.#writing || this.#pending !== '')) await (this.#writing ?? this.#write());
  }

  /**
   * Empties the document for another attempt; undo brings the page before back. `false` when there is work of the user
   * in it: another attempt needs another document then.
   */
  async restart(): Promise<boolean> {
    if (this.#detached || this.#edited || this.document.isClosed || !this.#isOurs()) return false;
    const edit = new vscode.WorkspaceEdit();
    edit.delete(this.document.uri, this.#whole());
    this.#inFlight = '';
    this.#written = '';
    this.#pending = '';
    this.#finishing = false;
    if (!(await vscode.workspace.applyEdit(edit))) this.#detach('edited');
    return !this.#detached;
  }

  /**
   * Makes the finished document another page, touching only what differs, as one step of undo. `false` when the
   * document is closed or refuses: the page goes on without it.
   */
  async rewrite(html: string): Promise<boolean> {
    const { document } = this;
    if (this.#detached || document.isClosed) return false;
    const now = document.getText();
    const lineEnd = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
    const next = `${withLineFeeds(html).trimEnd()}\n`.replaceAll('\n', lineEnd);
    const part = changedPart(now, next);
    if (!part) return true;
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(part.start), document.positionAt(part.end));
    edit.replace(document.uri, range, part.text);
    const before = this.#written;
    this.#written = withLineFeeds(next);
    const applied = await vscode.workspace.applyEdit(edit);
    if (!applied) this.#written = before;
    return applied;
  }

  /** Takes a finished document up again where its page stops. `false` as with `rewrite`. */
  async resume(html: string): Promise<boolean> {
    if (this.#detached || this.document.isClosed) return false;
    const end = this.#end();
    const text = withLineFeeds(this.document.getText());
    const page = withLineFeeds(html);
    if (text.trimEnd() !== page) return false;
    this.#written = page;
    if (text !== page) {
      const edit = new vscode.WorkspaceEdit();
      edit.delete(
        this.document.uri,
        new vscode.Range(this.document.positionAt(this.document.getText().trimEnd().length), end),
      );
      if (!(await vscode.workspace.applyEdit(edit))) return false;
    }
    this.#pending = '';
    this.#finishing = false;
    this.#begun = false;
    return true;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didDetach.dispose();
    this.#didEdit.dispose();
  }

  #schedule(): void {
    if (this.#detached || this.#pending === '' || this.#timer !== undefined || this.#writing) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#writing) void this.#write();
    }, editEveryMs);
  }

  #write(): Promise<void> {
    const writing = this.#writeOnce().finally(() => {
      this.#writing = undefined;
      if (!this.#finishing) this.#schedule();
    });
    this.#writing = writing;
    return writing;
  }

  async #writeOnce(): Promise<void> {
    const length = this.#finishing ? this.#pending.length : writableLength(this.#pending);
    const editor = vscode.window.visibleTextEditors.find(entry => entry.document === this.document);
    if (length === 0 || (!editor && !this.#finishing)) return;
    const piece = this.#pending.slice(0, length);
    this.#pending = this.#pending.slice(length);
    this.#inFlight = withLineFeeds(piece);
    // An editor that is just being closed refuses or throws; the document may live on without it.
    let applied = editor !== undefined && (await this.#type(editor, this.#inFlight).catch(() => false));
    if (!applied && this.#finishing && !this.document.isClosed && this.#isOurs()) {
      applied = await this.#insert(this.#inFlight);
    }
    if (this.#detached) return;
    if (applied) this.#written += this.#inFlight;
    else this.#pending = piece + this.#pending;
    this.#inFlight = '';
    if (this.document.isClosed) this.#detach('closed');
    else if (!this.#isOurs() || (!applied && this.#finishing)) this.#detach('edited');
  }

  /** One undo step for the whole page, however many pieces it comes in. */
  async #type(editor: vscode.TextEditor, text: string): Promise<boolean> {
    const before = this.#end();
    const followed = editor.visibleRanges.some(range => range.end.line >= before.line);
    const undoStopBefore = !this.#begun;
    this.#begun = true;
    const done = await editor.edit(builder => builder.insert(before, text), {
      undoStopBefore,
      undoStopAfter: this.#finishing,
    });
    // Keeps the end in view for as long as the user has not scrolled away from it.
    if (done && followed) editor.revealRange(new vscode.Range(this.#end(), this.#end()));
    return done;
  }

  async #insert(text: string): Promise<boolean> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(this.document.uri, this.#end(), text);
    return vscode.workspace.applyEdit(edit);
  }

  #changed(): void {
    if (this.#isOurs()) return;
    // An untitled document is emptied before it goes, also when it was saved: that is nobody's edit.
    if (this.document.isUntitled && this.document.getText() === '') return;
    if (this.#finishing && !this.#writing && this.#pending === '') {
      this.#edited = true;
      this.#written = withLineFeeds(this.document.getText());
      this.#didEdit.fire(this.#written);
    } else {
      this.#detach('edited');
    }
  }

  /** The document holds what was written, with or without the piece that is on its way. */
  #isOurs(): boolean {
    const text = withLineFeeds(this.document.getText());
    return text === this.#written || (this.#inFlight !== '' && text === this.#written + this.#inFlight);
  }

  #detach(why: Detached): void {
    if (this.#detached) return;
    this.#detached = why;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = '';
    this.#didDetach.fire(why);
  }

  #end(): vscode.Position {
    return this.document.lineAt(this.document.lineCount - 1).range.end;
  }

  #whole(): vscode.Range {
    return new vscode.Range(new vscode.Position(0, 0), this.#end());
  }
}
