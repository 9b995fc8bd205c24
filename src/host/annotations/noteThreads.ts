import * as vscode from 'vscode';
import type { AnchorState, KeptNote, NoteChange } from '../../core/annotations/keptNote.ts';
import type { Note, NoteKind } from '../../core/annotations/note.ts';
import { type LineRange, trackLines } from '../../core/annotations/trackLines.ts';
import { annotationControllerId, contextKeys } from '../ids.ts';
import { newId } from '../storage/index.ts';
import { lineChanges } from './lineOffsets.ts';

/** A note of a file. Where its code is says `note.lines`: `thread.range` does not follow edits, so it is never asked. */
export interface ShownNote {
  readonly uri: vscode.Uri;
  /** Replaced, never changed in place: read it anew after every wait. */
  readonly note: KeptNote;
  /** None while a filter hides it. */
  readonly thread: vscode.CommentThread | undefined;
}

interface Shown {
  readonly uri: vscode.Uri;
  note: KeptNote;
  thread: vscode.CommentThread | undefined;
}

/** Notes of a file that come unfolded; those after them show when their line is pressed. */
const mostUnfolded = 20;

/** Notes as comment threads, which stay with their code while it is edited. */
export class NoteThreads implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #shown = new Set<Shown>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #changedEmitter = new vscode.EventEmitter<void>();
  /** Notes came, went, or are not what they were. */
  readonly onDidChange = this.#changedEmitter.event;
  readonly #answering = new Set<string>();
  #filter: (note: KeptNote) => boolean = () => true;
  readonly #gutter: Readonly<Record<NoteKind, vscode.TextEditorDecorationType>>;

  constructor(extensionUri: vscode.Uri) {
    this.#controller = vscode.comments.createCommentController(annotationControllerId, 'GLM');
    this.#gutter = {
      what: gutterIcon(extensionUri, 'what'),
      why: gutterIcon(extensionUri, 'why'),
      risk: gutterIcon(extensionUri, 'risk'),
      suggestion: gutterIcon(extensionUri, 'suggestion'),
    };
    this.#subscriptions.push(
      this.#controller,
      this.#changedEmitter,
      ...Object.values(this.#gutter),
      vscode.workspace.onDidChangeTextDocument(event => this.#follow(event)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#paint()),
      vscode.window.onDidChangeActiveTextEditor(() => this.#tellActive()),
    );
  }

  get all(): readonly ShownNote[] {
    return [...this.#shown];
  }

  /** Notes of a file, from top to bottom. */
  of({ uri }: { readonly uri: vscode.Uri }): ShownNote[] {
    return this.#of(uri);
  }

  find(thread: vscode.CommentThread): ShownNote | undefined {
    return this.all.find(shown => shown.thread === thread);
  }

  /**
   * @param anchor `unsure` where the answer's line numbers were in doubt
   * @param seen its lines as the model was shown them
   */
  add(document: vscode.TextDocument, note: Note, by: string, anchor: AnchorState = 'sure', seen?: string): ShownNote {
    const lines = { start: note.startLine - 1, end: note.endLine - 1 };
    const shown: Shown = {
      uri: document.uri,
      note: {
        id: newId(),
        kind: note.kind,
        text: note.text,
        ...(note.replacement === undefined ? {} : { replacement: note.replacement }),
        ...(note.replacement === undefined || seen === undefined ? {} : { seen }),
        by,
        atMs: Date.now(),
        state: 'open',
        lines,
        anchor,
        quote: { before: [], code: [], after: [] },
        replies: [],
        // Hundreds of open ones hide the code, and drawing them holds the editor up.
        collapsed: this.#of(document.uri).length >= mostUnfolded,
      },
      thread: undefined,
    };
    this.#shown.add(shown);
    this.#draw(shown);
    this.#changed();
    return shown;
  }

  /** Changes what a note says; its thread shows it at once. */
  update({ note: { id } }: ShownNote, change: NoteChange): void {
    for (const shown of this.#shown) {
      if (shown.note.id !== id) continue;
      shown.note = { ...shown.note, ...change };
      this.#draw(shown);
      this.#changed();
    }
  }

  /** Its thread offers to stop the answer for as long as there is one. */
  setAnswering({ note: { id } }: ShownNote, answering: boolean): void {
    if (answering) this.#answering.add(id);
    else this.#answering.delete(id);
    for (const shown of this.#shown) if (shown.note.id === id) this.#draw(shown);
  }

  remove(notes: readonly ShownNote[]): void {
    const ids = new Set(notes.map(({ note }) => note.id));
    for (const shown of this.#shown) {
      if (!ids.has(shown.note.id)) continue;
      this.#shown.delete(shown);
      shown.thread?.dispose();
    }
    if (ids.size > 0) this.#changed();
  }

  /** Shows only the notes that `filter` lets through; the others are kept, out of sight. */
  show(filter: (note: KeptNote) => boolean): void {
    this.#filter = filter;
    for (const shown of this.#shown) this.#draw(shown);
    this.#changed();
  }

  dispose(): void {
    for (const shown of this.#shown) shown.thread?.dispose();
    this.#shown.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #of(uri: vscode.Uri): Shown[] {
    const key = uri.toString();
    return [...this.#shown]
      .filter(shown => shown.uri.toString() === key)
      .toSorted((a, b) => a.note.lines.start - b.note.lines.start);
  }

  /** Brings the thread of a note in line with what the note says. */
  #draw(shown: Shown): void {
    const { note, uri } = shown;
    if (!this.#filter(note)) {
      shown.thread?.dispose();
      shown.thread = undefined;
      return;
    }
    const range = rangeOf(note.lines);
    const comments = commentsOf(note);
    if (shown.thread) shown.thread.comments = comments;
    else {
      shown.thread = this.#controller.createCommentThread(uri, range, comments);
      shown.thread.canReply = true;
      shown.thread.collapsibleState = note.collapsed
        ? vscode.CommentThreadCollapsibleState.Collapsed
        : vscode.CommentThreadCollapsibleState.Expanded;
    }
    shown.thread.label = kindLabel(note.kind);
    const answering = this.#answering.has(note.id) ? ' answering' : '';
    const suggests = note.replacement === undefined ? '' : ' suggests';
    shown.thread.contextValue = `${note.kind} ${note.state} ${note.anchor}${suggests}${answering}`;
    shown.thread.state =
      note.state === 'resolved' ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  }

  #follow(event: vscode.TextDocumentChangeEvent): void {
    const notes = this.#of(event.document.uri);
    if (notes.length === 0 || event.contentChanges.length === 0) return;
    const changes = lineChanges(event);
    const gone: Shown[] = [];
    for (const shown of notes) {
      let lines: LineRange | undefined = shown.note.lines;
      for (const change of changes) lines = lines && trackLines(lines, change);
      if (lines) shown.note = { ...shown.note, lines };
      else gone.push(shown);
    }
    this.remove(gone);
  }

  #changed(): void {
    void vscode.commands.executeCommand('setContext', contextKeys.hasAnnotations, this.#shown.size > 0);
    this.#tellActive();
    this.#paint();
    this.#changedEmitter.fire();
  }

  #tellActive(): void {
    const active = vscode.window.activeTextEditor?.document.uri;
    const has = active !== undefined && this.#of(active).length > 0;
    void vscode.commands.executeCommand('setContext', contextKeys.activeFileHasNotes, has);
  }

  #paint(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const notes = this.#of(editor.document.uri).filter(({ thread }) => thread);
      for (const kind of Object.keys(this.#gutter) as NoteKind[]) {
        const lines = notes.filter(shown => shown.note.kind === kind).map(shown => shown.note.lines.start);
        editor.setDecorations(
          this.#gutter[kind],
          lines.map(line => new vscode.Range(line, 0, line, 0)),
        );
      }
    }
  }
}

export function kindLabel(kind: NoteKind): string {
  switch (kind) {
    case 'what':
      return vscode.l10n.t('What it does');
    case 'why':
      return vscode.l10n.t('Why');
    case 'risk':
      return vscode.l10n.t('Risk');
    case 'suggestion':
      return vscode.l10n.t('Suggestion');
  }
}

const kindIcons: Readonly<Record<NoteKind, string>> = {
  what: 'info',
  why: 'question',
  risk: 'warning',
  suggestion: 'lightbulb',
};

function rangeOf({ start, end }: LineRange): vscode.Range {
  return new vscode.Range(start, 0, end, 1000);
}

function commentsOf(note: KeptNote): vscode.Comment[] {
  const mode = vscode.CommentMode.Preview;
  return [
    { author: { name: note.by }, body: bodyOf(note), mode },
    ...note.replies.map(({ by, text }) => ({ author: { name: by }, body: new vscode.MarkdownString(text), mode })),
  ];
}

/** Model text is Markdown without commands, HTML or trust; a replacement stands in a fence that it cannot close. */
function bodyOf(note: KeptNote): vscode.MarkdownString {
  const body = new vscode.MarkdownString(`$(${kindIcons[note.kind]}) `, true);
  body.appendMarkdown(note.text.replaceAll('$(', '\\$('));
  if (note.replacement !== undefined) body.appendCodeblock(note.replacement);
  return body;
}

function gutterIcon(extensionUri: vscode.Uri, kind: NoteKind): vscode.TextEditorDecorationType {
  const icon = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'media', 'annotations', `${kind}-${theme}.svg`);
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    light: { gutterIconPath: icon('light'), gutterIconSize: 'contain' },
    dark: { gutterIconPath: icon('dark'), gutterIconSize: 'contain' },
  });
}
