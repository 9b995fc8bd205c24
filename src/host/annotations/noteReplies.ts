import * as vscode from 'vscode';
import type { NoteReply } from '../../core/annotations/keptNote.ts';
import { noteReplyPrompt, noteReplyTemplate } from '../../core/prompts/annotatePrompt.ts';
import { Cancelled, isCancelled } from '../cancellation.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';
import { noteLanguage } from './noteLanguage.ts';
import type { NoteThreads, ShownNote } from './noteThreads.ts';

/** Lines around a note that go along with a question about it. */
const linesAround = 30;
/** Comments are drawn anew each time: more often is not seen. */
const drawEveryMs = 120;

/** Questions about single notes, answered below them. */
export class NoteReplies implements vscode.Disposable {
  readonly #services: Services;
  readonly #threads: NoteThreads;
  readonly #running = new Map<string, AbortController>();

  constructor(services: Services, threads: NoteThreads) {
    this.#services = services;
    this.#threads = threads;
  }

  /** Puts the question below the note and the answer below that, as it comes. */
  async ask(shown: ShownNote, question: string): Promise<void> {
    const { id } = shown.note;
    if (this.#running.has(id) || question.trim() === '') return;
    const user: NoteReply = { from: 'user', by: vscode.l10n.t('You'), text: question.trim(), atMs: Date.now() };
    this.#threads.update(shown, { replies: [...shown.note.replies, user] });
    await this.#answer(id);
  }

  isAnswering({ note }: ShownNote): boolean {
    return this.#running.has(note.id);
  }

  /** What came of the answer stays. */
  stop({ note }: ShownNote): void {
    this.#running.get(note.id)?.abort(new Cancelled());
  }

  dispose(): void {
    for (const running of this.#running.values()) running.abort(new Cancelled());
  }

  async #answer(id: string): Promise<void> {
    const shown = this.#find(id);
    if (!shown) return;
    const { catalog, endpoints, log, prompts, turns } = this.#services;
    const running = new AbortController();
    this.#running.set(id, running);
    this.#threads.setAnswering(shown, true);
    const talk = shown.note.replies;
    let text = '';
    let by = '';
    let drawnMs = 0;
    const draw = (): void => {
      drawnMs = performance.now();
      const now = this.#find(id);
      // Dismissed while it is being answered: there is nobody left to tell.
      if (!now) running.abort(new Cancelled());
      else if (text !== '')
        this.#threads.update(now, { replies: [...talk, { from: 'model', by, text, atMs: Date.now() }] });
    };
    try {
      await catalog.ensureKnown(undefined, running.signal);
      const choice = catalog.chat();
      if (!choice) throw new Error(vscode.l10n.t('{0} has no models.', endpoints.active.label));
      by = choice.model.label;
      const document = await vscode.workspace.openTextDocument(shown.uri);
      const rules = await prompts.text(noteReplyTemplate, { language: noteLanguage() });
      await turns.run(
        {
          surface: 'annotations',
          choice,
          messages: noteReplyPrompt(rules, questionOf(document, shown)),
          signal: running.signal,
        },
        {
          onText(piece) {
            text += piece;
            if (performance.now() - drawnMs >= drawEveryMs) draw();
          },
        },
      );
    } catch (error) {
      if (!isCancelled(error)) void showError(error, endpoints.active, log, () => this.#answer(id));
    } finally {
      draw();
      this.#running.delete(id);
      const now = this.#find(id);
      if (now) this.#threads.setAnswering(now, false);
    }
  }

  #find(id: string): ShownNote | undefined {
    return this.#threads.all.find(({ note }) => note.id === id);
  }
}

function questionOf(document: vscode.TextDocument, { note }: ShownNote): Parameters<typeof noteReplyPrompt>[1] {
  const { start, end } = note.lines;
  const range = document.validateRange(
    new vscode.Range(Math.max(0, start - linesAround), 0, end + linesAround, Number.MAX_SAFE_INTEGER),
  );
  const suggested = note.replacement === undefined ? '' : `\n\n${note.replacement}`;
  return {
    path: vscode.workspace.asRelativePath(document.uri),
    languageId: document.languageId,
    firstLine: range.start.line + 1,
    code: document.getText(range),
    lines: { firstLine: start + 1, lastLine: end + 1 },
    note: note.text + suggested,
    talk: note.replies.map(({ from, text }) => ({ from, text })),
  };
}
