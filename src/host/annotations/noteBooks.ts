import * as vscode from 'vscode';
import type { KeptNote } from '../../core/annotations/keptNote.ts';
import { NoteFollower } from '../../core/annotations/noteFollower.ts';
import { reanchorNotes } from '../../core/annotations/reanchorNotes.ts';
import { linesOf } from '../../core/annotations/textChange.ts';
import type { NoteStore, StoredNotes } from './noteStore.ts';
import { textChanges } from './textChanges.ts';

/** Writing waits this long for more to change. */
const writeAfterMs = 1000;
/** Their addresses mean nothing to the next session. */
const passing = new Set(['untitled', 'vscode-notebook-cell', 'output', 'git', 'vscode-scm']);

/** Of one file. */
interface Book {
  readonly uri: vscode.Uri;
  /** Its lines are those that the notes' places speak of: the document's while that is open, else those last seen. */
  follower: NoteFollower;
  /** The lines last seen are known; else the notes can be found by their quotes alone. */
  hasLines: boolean;
  isOpen: boolean;
}

/** Notes of a file that were taken away, and the lines that their places speak of. */
export interface TakenNotes {
  readonly uri: vscode.Uri;
  readonly notes: readonly KeptNote[];
  readonly lines: readonly string[] | undefined;
}

export interface NotesChange {
  readonly uri: vscode.Uri;
  /** Ids of the notes that are not what or where they were. */
  readonly ids: ReadonlySet<string>;
}

/**
 * The notes of all files: they follow their documents while these are open, are found again by their content when one is
 * opened, go with files that are renamed, and are kept on disk.
 */
export class NoteBooks implements vscode.Disposable {
  readonly #store: NoteStore;
  readonly #books = new Map<string, Book>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #emitter = new vscode.EventEmitter<NotesChange>();
  readonly onDidChange = this.#emitter.event;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(store: NoteStore) {
    this.#store = store;
    this.#subscriptions = [
      this.#emitter,
      vscode.workspace.onDidOpenTextDocument(document => this.#attach(document)),
      vscode.workspace.onDidChangeTextDocument(event => this.#follow(event)),
      vscode.workspace.onDidCloseTextDocument(document => this.#detach(document)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#rename(oldUri, newUri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#lose(book => isAt(book.uri, uri));
      }),
    ];
  }

  /** Reads what is on disk. Notes of documents that are open are placed at once, the others when theirs is opened. */
  async restore(): Promise<void> {
    for (const stored of await this.#store.readAll()) this.#take(stored);
    for (const document of vscode.workspace.textDocuments) this.#attach(document);
    const closed = [...this.#books.values()].filter(({ isOpen }) => !isOpen);
    for (const { uri } of closed) if (!(await exists(uri))) this.#lose(book => book.uri === uri && !book.isOpen);
  }

  get all(): { uri: vscode.Uri; note: KeptNote }[] {
    return [...this.#books.values()].flatMap(({ uri, follower }) => follower.notes.map(note => ({ uri, note })));
  }

  get(uri: vscode.Uri, id: string): KeptNote | undefined {
    return this.#books.get(uri.toString())?.follower.get(id);
  }

  /** The lines that the places of a file's notes speak of. */
  lines(uri: vscode.Uri): readonly string[] | undefined {
    const book = this.#books.get(uri.toString());
    return book?.hasLines ? book.follower.lines : undefined;
  }

  /** A new note, on a document that is open. */
  add(document: vscode.TextDocument, note: KeptNote): void {
    this.#bookOf(document).follower.set(note);
    this.#tell(document.uri, [note.id]);
  }

  /** The note says, or is, something else now. */
  replace(uri: vscode.Uri, note: KeptNote): void {
    this.#books.get(uri.toString())?.follower.set(note);
    this.#tell(uri, [note.id]);
  }

  /** @returns what `putBack` needs */
  remove(uri: vscode.Uri, ids: readonly string[]): TakenNotes | undefined {
    const book = this.#books.get(uri.toString());
    if (!book) return undefined;
    const { follower, hasLines } = book;
    const notes = ids.flatMap(id => follower.get(id) ?? []);
    const taken = { uri, notes, lines: hasLines ? follower.lines : undefined };
    for (const id of ids) book.follower.delete(id);
    this.#tell(uri, ids);
    if (book.follower.notes.length === 0) this.#books.delete(uri.toString());
    return taken;
  }

  /** Each where its code is in what the file says by now. */
  putBack({ uri, notes, lines }: TakenNotes): void {
    const book = this.#books.get(uri.toString());
    if (book) {
      const known = book.hasLines ? book.follower.lines : (lines ?? []);
      for (const note of reanchorNotes(notes, lines, known)) book.follower.set(note);
    } else {
      const follower = new NoteFollower(lines ?? [], notes);
      this.#books.set(uri.toString(), { uri, follower, hasLines: lines !== undefined, isOpen: false });
      const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri.toString());
      if (document) this.#attach(document);
    }
    this.#tell(
      uri,
      notes.map(({ id }) => id),
    );
  }

  /** Writes what waits to be written. Resolves when it is on disk. */
  async flush(): Promise<void> {
    for (const key of [...this.#timers.keys()]) void this.#write(key);
    await this.#store.flush();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #take({ uri: address, notes, lines }: StoredNotes): void {
    const uri = vscode.Uri.parse(address, true);
    const book = this.#books.get(uri.toString());
    // Folded, or a file full of notes would open with nothing of it in sight.
    const folded = notes.map(note => ({ ...note, collapsed: true }));
    if (book) for (const note of reanchorNotes(folded, lines, book.follower.lines)) book.follower.set(note);
    else {
      const follower = new NoteFollower(lines ?? [], folded);
      this.#books.set(uri.toString(), { uri, follower, hasLines: lines !== undefined, isOpen: false });
    }
    this.#emit(uri, notes);
  }

  #bookOf(document: vscode.TextDocument): Book {
    this.#attach(document);
    const known = this.#books.get(document.uri.toString());
    if (known) return known;
    const follower = new NoteFollower(linesOf(document.getText()));
    const book: Book = { uri: document.uri, follower, hasLines: true, isOpen: true };
    this.#books.set(document.uri.toString(), book);
    return book;
  }

  #attach(document: vscode.TextDocument): void {
    const book = this.#books.get(document.uri.toString());
    if (!book || book.isOpen) return;
    book.isOpen = true;
    this.#place(book, document);
  }

  /** Finds the notes in the document's text, whatever happened to it. */
  #place(book: Book, document: vscode.TextDocument): void {
    const before = book.follower;
    const lines = linesOf(document.getText());
    book.follower = new NoteFollower(
      lines,
      reanchorNotes(before.notes, book.hasLines ? before.lines : undefined, lines),
    );
    book.hasLines = true;
    const changed = book.follower.notes.filter(note => note !== before.get(note.id));
    if (changed.length > 0)
      this.#tell(
        book.uri,
        changed.map(({ id }) => id),
      );
  }

  #follow(event: vscode.TextDocumentChangeEvent): void {
    const { document } = event;
    const book = this.#books.get(document.uri.toString());
    if (!book?.isOpen || event.contentChanges.length === 0) return;
    const ids = book.follower.apply(textChanges(event));
    if (book.follower.lines.length !== document.lineCount) this.#place(book, document);
    if (ids.size > 0) this.#tell(book.uri, [...ids]);
    // Nothing moved, and yet what they are found by is another text now.
    else this.#later(book.uri.toString());
  }

  #detach(document: vscode.TextDocument): void {
    const book = this.#books.get(document.uri.toString());
    if (book) book.isOpen = false;
  }

  #rename(from: vscode.Uri, to: vscode.Uri): void {
    for (const book of [...this.#books.values()]) {
      if (!isAt(book.uri, from)) continue;
      const uri = to.with({ path: to.path + book.uri.path.slice(from.path.length) });
      const { notes } = book.follower;
      this.#books.delete(book.uri.toString());
      this.#tell(
        book.uri,
        notes.map(({ id }) => id),
      );
      this.#books.set(uri.toString(), { ...book, uri, isOpen: false });
      const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri.toString());
      if (document) this.#attach(document);
      this.#tell(
        uri,
        notes.map(({ id }) => id),
      );
    }
  }

  /** Their file is gone: they are kept, and say so. */
  #lose(isLost: (book: Book) => boolean): void {
    for (const book of this.#books.values()) {
      if (!isLost(book)) continue;
      const ids = book.follower.notes
        .filter(({ anchor }) => anchor !== 'gone')
        .map(note => {
          book.follower.set({ ...note, anchor: 'gone' });
          return note.id;
        });
      if (ids.length > 0) this.#tell(book.uri, ids);
    }
  }

  #tell(uri: vscode.Uri, ids: readonly string[]): void {
    this.#later(uri.toString());
    this.#emitter.fire({ uri, ids: new Set(ids) });
  }

  #emit(uri: vscode.Uri, notes: readonly KeptNote[]): void {
    this.#emitter.fire({ uri, ids: new Set(notes.map(({ id }) => id)) });
  }

  #later(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#write(key), writeAfterMs),
    );
  }

  #write(key: string): Promise<void> {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const book = this.#books.get(key);
    const uri = book?.uri ?? vscode.Uri.parse(key, true);
    if (passing.has(uri.scheme)) return Promise.resolve();
    const lines = book?.hasLines ? book.follower.lines : undefined;
    return this.#store.write({ uri: key, notes: book?.follower.notes ?? [], lines });
  }
}

function isAt(uri: vscode.Uri, place: vscode.Uri): boolean {
  if (uri.scheme !== place.scheme || uri.authority !== place.authority) return false;
  return uri.path === place.path || uri.path.startsWith(`${place.path}/`);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    // A file system that cannot be reached now says nothing about the file.
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
