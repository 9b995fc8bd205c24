import * as vscode from 'vscode';
import { reindent } from '../../core/annotations/reindent.ts';
import { PlainFailure } from '../errorMessages.ts';
import { fileNameOf } from '../proposals/fileProposals.ts';
import type { NoteThreads, ShownNote } from './noteThreads.ts';

/** The code is not what it was when the suggestion was made. */
export class CodeChanged extends PlainFailure {
  override readonly name = 'CodeChanged';
}

/**
 * Replaces a note's lines by what it suggests, as one step of undo; the note is resolved by it.
 * @throws CodeChanged, or PlainFailure where the file cannot be written to
 */
export async function applySuggestion(threads: NoteThreads, { uri, note }: ShownNote): Promise<void> {
  if (note.replacement === undefined) return;
  const { t } = vscode.l10n;
  const document = await vscode.workspace.openTextDocument(uri);
  if (note.anchor === 'gone') throw new CodeChanged(t('The code that this suggestion replaces is gone.'));
  const { start, end } = note.lines;
  const range = document.validateRange(new vscode.Range(start, 0, end, Number.MAX_SAFE_INTEGER));
  const before = document.getText(range);
  if (note.seen !== undefined && plain(note.seen) !== plain(before)) {
    throw new CodeChanged(t('The code has changed since this suggestion was made.'));
  }
  // Without what the model was shown nothing says that these are the lines it means.
  if (note.seen === undefined && note.anchor !== 'sure') {
    throw new CodeChanged(t('It is not certain which lines this suggestion replaces.'));
  }
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, range, reindent(note.replacement, before, eol));
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new PlainFailure(t('{0} cannot be written to.', fileNameOf(document)));
  }
  const now = threads.all.find(shown => shown.note.id === note.id);
  if (now) threads.update(now, { state: 'resolved' });
}

/** Line ends and white space at the ends of lines are no change. */
function plain(code: string): string {
  return code.replace(/[ \t]*(?:\r\n|\r|\n)/g, '\n').trimEnd();
}
