import * as vscode from 'vscode';
import type { Note, NoteKind } from '../../core/annotations/note.ts';
import { type LineRange, trackLines } from '../../core/annotations/trackLines.ts';
import { annotationControllerId, contextKeys } from '../ids.ts';
import { lineChanges } from './lineOffsets.ts';

/** A note on display. `lines` is where its code is now: `thread.range` does not follow edits, so it is never asked. */
export interface ShownNote {
  readonly note: Note;
  readonly document: vscode.TextDocument;
  readonly thread: vscode.CommentThread;
  lines: LineRange;
}

/** Notes as comment threads, which stay with their code while it is edited. */
export class NoteThreads implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #shown = new Set<ShownNote>();
  readonly #subscriptions: vscode.Disposable[] = [];
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
      ...Object.values(this.#gutter),
      vscode.workspace.onDidChangeTextDocument(event => this.#follow(event)),
      vscode.workspace.onDidCloseTextDocument(document => this.remove(this.of(document))),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#paint()),
    );
  }

  get all(): readonly ShownNote[] {
    return [...this.#shown];
  }

  of(document: vscode.TextDocument): ShownNote[] {
    return this.all.filter(shown => shown.document === document).toSorted((a, b) => a.lines.start - b.lines.start);
  }

  find(thread: vscode.CommentThread): ShownNote | undefined {
    return this.all.find(shown => shown.thread === thread);
  }

  add(document: vscode.TextDocument, note: Note, by: string): void {
    const lines = { start: note.startLine - 1, end: note.endLine - 1 };
    const range = new vscode.Range(lines.start, 0, lines.end, document.lineAt(lines.end).text.length);
    const thread = this.#controller.createCommentThread(document.uri, range, [
      { author: { name: by }, body: bodyOf(note, document.languageId), mode: vscode.CommentMode.Preview },
    ]);
    thread.label = kindLabel(note.kind);
    thread.canReply = false;
    thread.contextValue = note.kind;
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#shown.add({ note, document, thread, lines });
    this.#changed();
  }

  remove(notes: readonly ShownNote[]): void {
    for (const shown of notes) {
      if (this.#shown.delete(shown)) shown.thread.dispose();
    }
    if (notes.length > 0) this.#changed();
  }

  dispose(): void {
    for (const shown of this.#shown) shown.thread.dispose();
    this.#shown.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(event: vscode.TextDocumentChangeEvent): void {
    const notes = this.of(event.document);
    if (notes.length === 0 || event.contentChanges.length === 0) return;
    const changes = lineChanges(event);
    const gone: ShownNote[] = [];
    for (const shown of notes) {
      let lines: LineRange | undefined = shown.lines;
      for (const change of changes) lines = lines && trackLines(lines, change);
      if (lines) shown.lines = lines;
      else gone.push(shown);
    }
    this.remove(gone);
  }

  #changed(): void {
    void vscode.commands.executeCommand('setContext', contextKeys.hasAnnotations, this.#shown.size > 0);
    this.#paint();
  }

  #paint(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const notes = this.of(editor.document);
      for (const kind of Object.keys(this.#gutter) as NoteKind[]) {
        const lines = notes.filter(shown => shown.note.kind === kind).map(shown => shown.lines.start);
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

/** Model text is Markdown without commands, HTML or trust; a replacement stands in a fence that it cannot close. */
function bodyOf(note: Note, languageId: string): vscode.MarkdownString {
  const body = new vscode.MarkdownString(`$(${kindIcons[note.kind]}) `, true);
  body.appendMarkdown(note.text.replaceAll('$(', '\\$('));
  if (note.replacement !== undefined) body.appendCodeblock(note.replacement, languageId);
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
