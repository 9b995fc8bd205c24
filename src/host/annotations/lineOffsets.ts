import * as vscode from 'vscode';
import type { Note } from '../../core/annotations/note.ts';
import { type LineChange, trackLines } from '../../core/annotations/trackLines.ts';

/** The changes of one event, from the last to the first: all its ranges speak of the document before it. */
export function lineChanges(event: vscode.TextDocumentChangeEvent): LineChange[] {
  return event.contentChanges
    .toSorted((a, b) => b.range.start.compareTo(a.range.start))
    .map(({ range, text }) => ({
      startLine: range.start.line,
      startCharacter: range.start.character,
      endLine: range.end.line,
      endCharacter: range.end.character,
      newLines: text.match(/\r\n|\r|\n/g)?.length ?? 0,
      endsWithBreak: /[\r\n]$/.test(text),
    }));
}

/** Remembers how a document changes while an answer about it is on its way, to place what the answer says. */
export class LineOffsets implements vscode.Disposable {
  readonly #changes: LineChange[] = [];
  readonly #subscription: vscode.Disposable;

  constructor(document: vscode.TextDocument) {
    this.#subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document) this.#changes.push(...lineChanges(event));
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
