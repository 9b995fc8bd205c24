import * as vscode from 'vscode';
import { kindLabel, type NoteThreads, type ShownNote } from './noteThreads.ts';

/**
 * Goes to the next note that is shown, or the one before: down the file, then through the other files in order of their
 * names, and round again.
 */
export async function goToNote(threads: NoteThreads, direction: 1 | -1): Promise<void> {
  const notes = notesInOrder(threads);
  const editor = vscode.window.activeTextEditor;
  const uri = editor?.document.uri.toString();
  const line = editor?.selection.active.line ?? 0;
  const isAhead = (shown: ShownNote): boolean => {
    const order = uri === undefined ? 1 : shown.uri.toString().localeCompare(uri) || shown.note.lines.start - line;
    return order * direction > 0;
  };
  const ahead = notes.filter(isAhead);
  const found = (direction > 0 ? ahead[0] : ahead.at(-1)) ?? (direction > 0 ? notes[0] : notes.at(-1));
  if (found) await showNote(threads, found);
  else tellNoNotes(threads);
}

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
