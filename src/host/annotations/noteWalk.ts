import * as vscode from 'vscode';
import type { NoteThreads, ShownNote } from './noteThreads.ts';
import { notesInOrder, showNote, tellNoNotes } from './showNote.ts';

/** Goes from note to note: down the file, then through the other files in order of their names, and round again. */
export class NoteWalk {
  readonly #threads: NoteThreads;
  /** Keys come faster than a file opens: each begins where the one before it led. */
  #going: Promise<void> = Promise.resolve();
  #last: ShownNote | undefined;

  constructor(threads: NoteThreads) {
    this.#threads = threads;
  }

  /** To the next note that is shown, or the one before. */
  go(direction: 1 | -1): Promise<void> {
    const gone = this.#going.then(() => this.#go(direction));
    this.#going = gone.catch(() => undefined);
    return gone;
  }

  async #go(direction: 1 | -1): Promise<void> {
    const notes = notesInOrder(this.#threads);
    const found = notes.at((this.#from(notes, direction) + direction) % notes.length);
    if (!found) return tellNoNotes(this.#threads);
    this.#last = found;
    await showNote(this.#threads, found);
  }

  /** Where the cursor is among the notes; between two of them, the one that it leaves behind. */
  #from(notes: readonly ShownNote[], direction: 1 | -1): number {
    const editor = vscode.window.activeTextEditor;
    const uri = editor?.document.uri.toString();
    const line = editor?.selection.active.line ?? 0;
    const compare = (shown: ShownNote): number =>
      uri === undefined ? 1 : shown.uri.toString().localeCompare(uri) || shown.note.lines.start - line;
    const here = notes.filter(shown => compare(shown) === 0);
    // Of several notes on a line it is the one that was gone to.
    const last = here.find(({ note }) => note.id === this.#last?.note.id);
    if (last) return notes.indexOf(last);
    if (direction > 0) return notes.findLastIndex(shown => compare(shown) <= 0);
    const ahead = notes.findIndex(shown => compare(shown) >= 0);
    return ahead < 0 ? notes.length : ahead;
  }
}
