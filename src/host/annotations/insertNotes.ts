import * as vscode from 'vscode';
import { commentLines, commentSyntaxOf } from '../../core/annotations/commentSyntax.ts';
import { kindLabel, type NoteThreads, type ShownNote } from './noteThreads.ts';

/**
 * Puts notes into their file as comments, through VS Code's refactor preview. The preview shows every entry unticked
 * (the editor does that to edits which need confirmation), so the user is told what to tick.
 * @returns how many were inserted
 */
export async function insertNotes(threads: NoteThreads, notes: readonly ShownNote[]): Promise<number> {
  const first = notes[0];
  if (!first) return 0;
  const document = await vscode.workspace.openTextDocument(first.uri);
  const syntax = commentSyntaxOf(document.languageId);
  if (!syntax) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} files have no comments, so notes cannot be inserted.', document.languageId),
    );
    return 0;
  }
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new vscode.WorkspaceEdit();
  const planned = notes.map(shown => {
    const line = document.lineAt(shown.note.lines.start);
    const indentation = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
    const text = commentLines(shown.note.text, { syntax, indentation, eol });
    edit.insert(document.uri, new vscode.Position(shown.note.lines.start, 0), text, {
      needsConfirmation: true,
      label: kindLabel(shown.note.kind),
      description: vscode.l10n.t('line {0}', shown.note.lines.start + 1),
      iconPath: new vscode.ThemeIcon('comment'),
    });
    return { shown, text };
  });
  void vscode.window.setStatusBarMessage(
    vscode.l10n.t('$(check) Tick the comments to insert, then press Apply.'),
    15_000,
  );
  const version = document.version;
  await vscode.workspace.applyEdit(edit);
  if (document.version === version) return 0;
  // Only what was ticked is in the file: a note is done when its comment stands in front of its lines now.
  const done = planned.filter(({ shown, text }) => {
    const count = text.split(eol).length - 1;
    const from = new vscode.Position(Math.max(0, shown.note.lines.start - count), 0);
    return document.getText(new vscode.Range(from, new vscode.Position(shown.note.lines.start, 0))) === text;
  });
  threads.remove(done.map(({ shown }) => shown));
  return done.length;
}
