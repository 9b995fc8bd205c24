import * as vscode from 'vscode';
import { kindLabel, type NoteThreads, type ShownNote } from './noteThreads.ts';

/** Those that the filter lets through, file by file. */
export function notesInOrder(threads: NoteThreads): ShownNote[] {
  return threads.all.filter(({ isHidden }) => !isHidden).toSorted(inOrder);
}

/** Opens the file of a note at its code, and unfolds what it says. */
export async function showNote(threads: NoteThreads, found: ShownNote): Promise<void> {
  const shown = await vscode.window.showTextDocument(found.uri);
  // Not before: a file that is opened may have changed, and its notes are placed anew.
  const start = new vscode.Position(found.note.lines.start, 0);
  shown.selection = new vscode.Selection(start, start);
  shown.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  threads.update(found, { collapsed: false });
  if (found.thread) found.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  const notes = notesInOrder(threads);
  const place = vscode.l10n.t(
    'Note {0} of {1}: {2}',
    notes.indexOf(found) + 1,
    notes.length,
    kindLabel(found.note.kind),
  );
  void vscode.window.setStatusBarMessage(place, 4000);
}

/** Why there is none to go to. */
export function tellNoNotes(threads: NoteThreads): void {
  void vscode.window.showInformationMessage(
    threads.all.length > 0
      ? vscode.l10n.t('All notes are hidden by the filter.')
      : vscode.l10n.t('There are no notes. Annotate some code first.'),
  );
}

function inOrder(a: ShownNote, b: ShownNote): number {
  return a.uri.toString().localeCompare(b.uri.toString()) || a.note.lines.start - b.note.lines.start;
}
