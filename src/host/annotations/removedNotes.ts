import * as vscode from 'vscode';
import { commandIds, contextKeys } from '../ids.ts';
import type { NoteReplies } from './noteReplies.ts';
import type { NoteThreads, ShownNote, TakenNotes } from './noteThreads.ts';

/** So many times can be gone back. */
const mostRemembered = 50;

/** Takes notes away so that they can be brought back, the last ones first, as long as the window is there. */
export class RemovedNotes {
  readonly #threads: NoteThreads;
  readonly #replies: Pick<NoteReplies, 'stop'>;
  readonly #removed: (readonly TakenNotes[])[] = [];

  constructor(threads: NoteThreads, replies: Pick<NoteReplies, 'stop'>) {
    this.#threads = threads;
    this.#replies = replies;
  }

  remove(notes: readonly ShownNote[]): void {
    if (notes.length === 0) return;
    for (const shown of notes) this.#replies.stop(shown);
    this.#removed.push(this.#threads.remove(notes));
    this.#removed.splice(0, this.#removed.length - mostRemembered);
    this.#changed();
  }

  /** As `remove`, of so many at once that the way back is offered. */
  async removeAll(notes: readonly ShownNote[]): Promise<void> {
    this.remove(notes);
    if (notes.length === 0) return;
    const { t } = vscode.l10n;
    const back = t('Bring Back');
    const message = notes.length === 1 ? t('The note is gone.') : t('{0} notes are gone.', notes.length);
    const answer = await vscode.window.showInformationMessage(message, back);
    if (answer === back) await vscode.commands.executeCommand(commandIds.restoreAnnotations);
  }

  /** Those that were taken away last, each where its code is now. */
  bringBack(): void {
    const last = this.#removed.pop();
    if (!last) return;
    this.#threads.putBack(last);
    this.#changed();
  }

  #changed(): void {
    const has = this.#removed.length > 0;
    void vscode.commands.executeCommand('setContext', contextKeys.hasRemovedAnnotations, has);
  }
}
