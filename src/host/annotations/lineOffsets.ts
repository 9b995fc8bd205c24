import * as vscode from 'vscode';
import type { Note } from '../../core/annotations/note.ts';
import { asLineChange, changedLines, fromLast, linesOf } from '../../core/annotations/textChange.ts';
import { type LineChange, trackLines } from '../../core/annotations/trackLines.ts';
import { textChanges } from './textChanges.ts';

/** Remembers how a document changes while an answer about it is on its way, to place what the answer says. */
export class LineOffsets implements vscode.Disposable {
  readonly #changes: LineChange[] = [];
  readonly #subscription: vscode.Disposable;
  #lines: readonly string[];

  constructor(document: vscode.TextDocument) {
    this.#lines = linesOf(document.getText());
    this.#subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document !== document || event.contentChanges.length === 0) return;
      const changes = fromLast(textChanges(event));
      for (const change of changes) this.#changes.push(asLineChange(change, this.#lines));
      this.#lines = changedLines(this.#lines, changes);
    });
  }

  /** The note where its lines are now; `undefined` when they are gone. */
  place(note: Note): Note | undefined {
    let lines: { start: number; end: number } | undefined = { start: note.startLine - 1, end: note.endLine - 1 };
    for (const change of this.#changes) lines = lines && trackLines(lines, change);
    return lines && { ...note, startLine: lines.start + 1, endLine: lines.end + 1 };
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
