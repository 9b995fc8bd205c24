import { join } from 'node:path';
import * as vscode from 'vscode';
import { type LineSpan, touchesChange } from '../../core/annotations/changedLines.ts';
import type { Note } from '../../core/annotations/note.ts';
import type { ModelChoice } from '../modelCatalog.ts';
import type { TurnSink } from '../runTurn.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { type AskForNotesOptions, type AskForNotesResult, askForNotes } from './askForNotes.ts';
import { CodeGrammars } from './codeGrammars.ts';
import { insertNotes, type NoteForm } from './insertNotes.ts';
import { LineOffsets } from './lineOffsets.ts';
import { NoteFilter } from './noteFilter.ts';
import { NoteReplies } from './noteReplies.ts';
import { NoteThreads, type ShownNote } from './noteThreads.ts';
import { NoteWalk } from './noteWalk.ts';
import { RemovedNotes } from './removedNotes.ts';

export interface AnnotateRequest {
  document: vscode.TextDocument;
  /** Whole lines are taken. */
  range: vscode.Range;
  /** What the user asked for beyond notes in general. */
  wish?: string;
  /** Notes are wanted on these lines and their neighbours alone; what they were before as a unified diff. */
  changes?: { lines: readonly LineSpan[]; diff: string };
  /** Who is asked. Default: the chat model of the active endpoint. */
  choice?: ModelChoice;
  signal: AbortSignal;
  onNote?(note: Note): void;
  onReasoning?(text: string): void;
  onWait?: TurnSink['onWait'];
  onRepair?: AskForNotesOptions['onRepair'];
}

/** Notes on code: asked for, shown as comment threads, talked about, inserted as comments. */
export class AnnotationFeature implements vscode.Disposable {
  readonly threads: NoteThreads;
  readonly replies: NoteReplies;
  readonly filter: NoteFilter;
  readonly removed: RemovedNotes;
  readonly walk: NoteWalk;
  readonly #services: Services;
  readonly #grammars: CodeGrammars;

  constructor(services: Services) {
    this.#services = services;
    this.threads = new NoteThreads(services);
    this.replies = new NoteReplies(services, this.threads);
    this.walk = new NoteWalk(this.threads);
    this.removed = new RemovedNotes(this.threads, this.replies);
    this.filter = new NoteFilter(this.threads, services.context.workspaceState);
    this.#grammars = new CodeGrammars(join(services.context.extensionUri.fsPath, 'dist'));
  }

  /**
   * Shows notes on `range` as they come; those that came stay when it fails or is cancelled.
   * @throws MissingKey, GlmError, NoNotes, or the signal's reason
   */
  async annotate(request: AnnotateRequest): Promise<AskForNotesResult> {
    const { document, changes } = request;
    const choice = request.choice ?? (await this.#chosen(request.signal));
    const firstLine = request.range.start.line;
    // A selection that ends at the start of a line does not mean that line.
    const endsAtStart = request.range.end.character === 0 && request.range.end.line > firstLine;
    const lastLine = endsAtStart ? request.range.end.line - 1 : request.range.end.line;
    const version = document.version;
    const code = document.getText(new vscode.Range(firstLine, 0, lastLine, document.lineAt(lastLine).text.length));
    const lines = code.split(/\r\n|\r|\n/);
    // Line numbers of the answer are those of the document as it was sent; what the user types meanwhile moves them.
    const moved = new LineOffsets(document);
    let shown = 0;
    try {
      const result = await askForNotes(this.#services, {
        choice,
        input: {
          path: vscode.workspace.asRelativePath(document.uri),
          languageId: document.languageId,
          firstLine: firstLine + 1,
          code,
          ...(request.wish ? { wish: request.wish } : {}),
          ...(changes ? { changed: changes.lines, diff: changes.diff } : {}),
        },
        signal: request.signal,
        onNote: ({ note, unsure }) => {
          if (changes && !touchesChange(note, changes.lines)) return;
          const placed = document.version === version ? note : moved.place(note);
          if (!placed || this.#isThere(document, placed)) return;
          const seen = lines.slice(note.startLine - firstLine - 1, note.endLine - firstLine).join('\n');
          this.threads.add(document, placed, choice.model.label, unsure ? 'unsure' : 'sure', seen);
          shown++;
          request.onNote?.(placed);
        },
        ...(request.onReasoning ? { onReasoning: request.onReasoning } : {}),
        ...(request.onWait ? { onWait: request.onWait } : {}),
        ...(request.onRepair ? { onRepair: request.onRepair } : {}),
      });
      return { ...result, count: shown };
    } finally {
      moved.dispose();
    }
  }

  /** The note that a button stands on; without one, as from a key or the palette, the one at the cursor. */
  noteOf(thread: unknown): ShownNote | undefined {
    const own = this.threads.all.find(shown => shown.thread !== undefined && shown.thread === thread);
    const editor = vscode.window.activeTextEditor;
    if (own || !editor) return own;
    const line = editor.selection.active.line;
    return this.threads
      .of(editor.document)
      .filter(({ isHidden, note: { lines } }) => !isHidden && lines.start <= line && lines.end >= line)
      .toSorted((a, b) => b.note.lines.start - a.note.lines.start)[0];
  }

  /** Open notes that are shown: of a file, else of the active one, else of the first that has any. */
  notesToInsert(uri?: vscode.Uri): ShownNote[] {
    const usable = (notes: readonly ShownNote[]): ShownNote[] =>
      notes.filter(({ isHidden, note }) => !isHidden && note.state === 'open' && note.anchor !== 'gone');
    const file = uri ?? vscode.window.activeTextEditor?.document.uri;
    const own = file ? usable(this.threads.of({ uri: file })) : [];
    const first = usable(this.threads.all)[0];
    return own.length > 0 || uri || !first ? own : usable(this.threads.of(first));
  }

  /** Shows what inserting them would make of their file; why it cannot be is said. */
  async insert(notes: readonly ShownNote[], form: NoteForm): Promise<void> {
    const { endpoints, log, proposals } = this.#services;
    try {
      await insertNotes({ proposals, threads: this.threads, grammars: this.#grammars }, notes, form);
    } catch (error) {
      await showError(error, endpoints.active, log);
    }
  }

  /** Resolves when the notes are on disk. */
  close(): Promise<void> {
    return this.threads.close();
  }

  dispose(): void {
    this.replies.dispose();
    this.threads.dispose();
  }

  /** Asked for again, a model says much of it again. */
  #isThere(document: vscode.TextDocument, { startLine, kind, text }: Note): boolean {
    return this.threads
      .of(document)
      .some(({ note }) => note.kind === kind && note.lines.start === startLine - 1 && note.text === text);
  }

  async #chosen(signal: AbortSignal): Promise<ModelChoice> {
    const { catalog, endpoints } = this.#services;
    await catalog.ensureKnown(undefined, signal);
    const choice = catalog.chat();
    if (!choice) throw new Error(vscode.l10n.t('{0} has no models.', endpoints.active.label));
    return choice;
  }
}
