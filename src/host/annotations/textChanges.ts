import type * as vscode from 'vscode';
import type { TextChange } from '../../core/annotations/textChange.ts';

/** The changes of one event, as core knows them. */
export function textChanges({ contentChanges }: vscode.TextDocumentChangeEvent): TextChange[] {
  return contentChanges.map(({ range: { start, end }, text }) => ({
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
    text,
  }));
}
