import { join } from 'node:path';
import * as vscode from 'vscode';
import type { AnchorState, KeptNote, NoteChange } from '../../core/annotations/keptNote.ts';
import type { Note } from '../../core/annotations/note.ts';
import { quoteOf } from '../../core/annotations/quote.ts';
import { linesOf } from '../../core/annotations/textChange.ts';
import type { LineRange } from '../../core/annotations/trackLines.ts';
import { annotationControllerId, contextKeys } from '../ids.ts';
import type { Services } from '../services.ts';
import { newId } from '../storage/index.ts';
import { MoreNotes } from './moreNotes.ts';
import { maxThreads, nearestNotes } from './nearestNotes.ts';
import { NoteBooks, type NotesChange, type TakenNotes } from './noteBooks.ts';
import { NotePaint } from './notePaint.ts';
import { NoteStore } from './noteStore.ts';
import { noteComments, threadLabel } from './noteWords.ts';
import type { ShownNote } from './shownNote.ts';

export { kindLabel } from './noteWords.ts';
export type { TakenNotes } from './noteBooks.ts';
export type { ShownNote } from './shownNote.ts';

interface Shown {
  readonly uri: vscode.Uri;
  note: KeptNote;
  isHidden: boolean;
  thread: vscode.CommentThread | undefined;
}

/** More open threads than this hide the code that they speak of, and each costs the editor a view. */
const maxUnfolded = 12;
/** Threads go to where the notes are when typing pauses; in the meantime the editor moves them by itself. */
const settleAfterMs = 250;

/** Notes as comment threads, which stay with their code while it is edited, and from session to session. */
export class NoteThreads implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #books: NoteBooks;
  readonly #paint: NotePaint;
  readonly #more: MoreNotes;
  readonly #shown = new Map<string, Shown>();
  readonly #byThread = new Map<vscode.CommentThread, Shown>();
  readonly #unsettled = new Set<string>();
  readonly #answering = new Set<string>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #emitter = new vscode.EventEmitter<void>();
  /** Notes came, went, or are not what they were. */
  readonly onDidChange = this.#emitter.event;
  #filter: (note: KeptNote) => boolean = () => true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ context, log }: Pick<Services, 'context' | 'log'>) {
    this.#controller = vscode.comments.createCommentController(annotationControllerId, 'GLM');
    const directory = join((context.storageUri ?? context.globalStorageUri).fsPath, 'notes');
    this.#books = new NoteBooks(new NoteStore(directory, message => log.warn(message)));
    this.#more = new MoreNotes(this.#controller);
    this.#paint = new NotePaint(context.extensionUri, uri => this.#of(uri).filter(({ isHidden }) => !isHidden));
    this.#subscriptions = [
      this.#more,
      this.#controller,
      this.#books,
      this.#paint,
      this.#emitter,
      this.#books.onDidChange(change => this.#update(change)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#tellActive()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#look(textEditor.document.uri)),
    ];
  }

  /** Brings back the notes of earlier sessions. */
  restore(): Promise<void> {
    return this.#books.restore();
  }

  get all(): readonly ShownNote[] {
    return [...this.#shown.values()];
  }

  /** Notes of a file, from top to bottom. */
  of({ uri }: { readonly uri: vscode.Uri }): ShownNote[] {
    return this.#of(uri);
  }

  find(thread: vscode.CommentThread): ShownNote | undefined {
    return this.#byThread.get(thread);
  }

  /**
   * @param anchor `unsure` where the answer's line numbers were in doubt
   * @param seen its lines as the model was shown them
   */
  add(document: vscode.TextDocument, note: Note, by: string, anchor: AnchorState = 'sure', seen?: string): ShownNote {
    const lines = { start: note.startLine - 1, end: note.endLine - 1 };
    const id = newId();
    this.#books.add(document, {
      id,
      kind: note.kind,
      text: note.text,
      ...(note.replacement === undefined ? {} : { replacement: note.replacement }),
      ...(note.replacement === undefined || seen === undefined ? {} : { seen }),
      by,
      atMs: Date.now(),
      state: 'open',
      lines,
      anchor,
      quote: quoteOf(linesOf(document.getText()), lines),
      replies: [],
      collapsed: this.#of(document.uri).filter(shown => !shown.note.collapsed).length >= maxUnfolded,
    });
    return this.#shown.get(id) as ShownNote;
  }

  /** Changes what a note says; its thread shows it at once. */
  update({ uri, note: { id } }: Pick<ShownNote, 'uri' | 'note'>, change: NoteChange): void {
    const note = this.#books.get(uri, id);
    if (note) this.#books.replace(uri, { ...note, ...change });
  }

  /** Says that the note belongs to these lines: those that it is shown on, unless others are given. */
  place({ uri, note: { id } }: Pick<ShownNote, 'uri' | 'note'>, lines?: LineRange): void {
    const note = this.#books.get(uri, id);
    const text = this.#books.lines(uri);
    if (!note || !text) return;
    const at = lines ?? note.lines;
    this.#books.replace(uri, { ...note, lines: at, anchor: 'sure', quote: quoteOf(text, at) });
  }

  /** Its thread offers to stop the answer for as long as there is one. */
  setAnswering({ note: { id } }: ShownNote, answering: boolean): void {
    if (answering) this.#answering.add(id);
    else this.#answering.delete(id);
    const shown = this.#shown.get(id);
    if (shown) this.#draw(shown);
  }

  /** @returns what brings them back: see `putBack` */
  remove(notes: readonly ShownNote[]): TakenNotes[] {
    const byFile = Map.groupBy(notes, ({ uri }) => uri.toString());
    return [...byFile.values()].flatMap(([first, ...others]) => {
      if (!first) return [];
      const ids = [first, ...others].map(({ note }) => note.id);
      return this.#books.remove(first.uri, ids) ?? [];
    });
  }

  putBack(taken: readonly TakenNotes[]): void {
    for (const ofFile of taken) this.#books.putBack(ofFile);
  }

  /** Shows only the notes that `filter` lets through; the others are kept, out of sight. */
  show(filter: (note: KeptNote) => boolean): void {
    this.#filter = filter;
    for (const shown of this.#shown.values()) shown.isHidden = !filter(shown.note);
    for (const uri of new Set([...this.#shown.values()].map(shown => shown.uri))) this.#drawNearest(uri);
    this.#changed();
  }

  /** Resolves when everything is on disk. */
  close(): Promise<void> {
    return this.#books.flush();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#lookTimer);
    for (const { thread } of this.#shown.values()) thread?.dispose();
    this.#shown.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #of(uri: vscode.Uri): Shown[] {
    const key = uri.toString();
    return [...this.#shown.values()]
      .filter(shown => shown.uri.toString() === key)
      .toSorted((a, b) => a.note.lines.start - b.note.lines.start);
  }

  #update({ uri, ids }: NotesChange): void {
    for (const id of ids) {
      const note = this.#books.get(uri, id);
      const known = this.#shown.get(id);
      if (!note) {
        // It may already be at its file's new address.
        if (known?.uri.toString() === uri.toString()) this.#drop(id);
        continue;
      }
      if (known && known.uri.toString() !== uri.toString()) this.#drop(id);
      const shown = this.#shown.get(id) ?? { uri, note, isHidden: !this.#filter(note), thread: undefined };
      const before = shown.note;
      shown.note = note;
      shown.isHidden = !this.#filter(note);
      this.#shown.set(id, shown);
      const hasOnlyMoved = before !== note && before.anchor === note.anchor && sameWords(before, note);
      if (shown.thread && !hasOnlyMoved) this.#draw(shown);
      // Only when it changes: the user may have folded it otherwise since, and the editor does not say so.
      if (shown.thread && before.collapsed !== note.collapsed) shown.thread.collapsibleState = foldOf(note);
      if (shown.thread && before.lines !== note.lines) this.#settleLater(id);
    }
    this.#drawNearest(uri);
    this.#changed();
  }

  #drop(id: string): void {
    const shown = this.#shown.get(id);
    this.#shown.delete(id);
    if (shown) this.#hide(shown);
  }

  #hide(shown: Shown): void {
    if (!shown.thread) return;
    this.#byThread.delete(shown.thread);
    shown.thread.dispose();
    shown.thread = undefined;
  }

  /** Gives threads to the notes of a file that are to be seen: all, or of very many those near what is seen. */
  #drawNearest(uri: vscode.Uri): void {
    const all = this.#of(uri);
    for (const shown of all) if (shown.isHidden) this.#hide(shown);
    const notes = all.filter(({ isHidden }) => !isHidden);
    const wanted = nearestNotes(notes, uri);
    this.#more.tell(uri, notes.length, notes.length - wanted.size);
    for (const shown of all) {
      if (!wanted.has(shown)) this.#hide(shown);
      else if (!shown.thread) this.#draw(shown);
    }
  }

  /** Brings the thread of a note in line with what the note says. */
  #draw(shown: Shown): void {
    const { note, uri } = shown;
    const comments = noteComments(note);
    if (shown.thread) shown.thread.comments = comments;
    else {
      shown.thread = this.#controller.createCommentThread(uri, this.#rangeOf(uri, note.lines), comments);
      shown.thread.canReply = true;
      shown.thread.collapsibleState = foldOf(note);
      this.#byThread.set(shown.thread, shown);
    }
    const answering = this.#answering.has(note.id) ? ' answering' : '';
    const suggests = note.replacement === undefined ? '' : ' suggests';
    shown.thread.label = threadLabel(note);
    shown.thread.contextValue = `${note.kind} ${note.state} ${note.anchor}${suggests}${answering}`;
    shown.thread.state =
      note.state === 'resolved' ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  }

  /** Somebody looks elsewhere. */
  #look(uri: vscode.Uri): void {
    clearTimeout(this.#lookTimer);
    this.#lookTimer = setTimeout(() => {
      if (this.#of(uri).length > maxThreads) this.#drawNearest(uri);
    }, settleAfterMs);
  }

  #settleLater(id: string): void {
    this.#unsettled.add(id);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const unsettled of this.#unsettled) {
        const shown = this.#shown.get(unsettled);
        if (shown?.thread) shown.thread.range = this.#rangeOf(shown.uri, shown.note.lines);
      }
      this.#unsettled.clear();
    }, settleAfterMs);
  }

  #rangeOf(uri: vscode.Uri, { start, end }: LineRange): vscode.Range {
    return new vscode.Range(start, 0, end, this.#books.lines(uri)?.[end]?.length ?? 0);
  }

  #changed(): void {
    void vscode.commands.executeCommand('setContext', contextKeys.hasAnnotations, this.#shown.size > 0);
    this.#tellActive();
    this.#paint.later();
    this.#emitter.fire();
  }

  #tellActive(): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const has = active !== undefined && [...this.#shown.values()].some(({ uri }) => uri.toString() === active);
    void vscode.commands.executeCommand('setContext', contextKeys.activeFileHasNotes, has);
  }
}

function foldOf({ collapsed }: KeptNote): vscode.CommentThreadCollapsibleState {
  const { Collapsed, Expanded } = vscode.CommentThreadCollapsibleState;
  return collapsed ? Collapsed : Expanded;
}

/** Apart from where it stands it is what it was. */
function sameWords(a: KeptNote, b: KeptNote): boolean {
  return (
    a.kind === b.kind &&
    a.text === b.text &&
    a.by === b.by &&
    a.state === b.state &&
    a.replacement === b.replacement &&
    a.replies === b.replies &&
    a.collapsed === b.collapsed
  );
}
