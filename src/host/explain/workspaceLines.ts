import * as vscode from 'vscode';
import { placesNamed } from '../workspacePaths.ts';

const largestFileBytes = 4 * 1024 * 1024;

/** A file of the workspace by a path that a model wrote, where it has these lines; nothing outside of the workspace. */
export async function documentWithLines(
  path: string,
  startLine: number,
  endLine: number,
): Promise<vscode.TextDocument | undefined> {
  if (!(startLine >= 1 && endLine >= startLine)) return undefined;
  for (const uri of placesNamed(path)) {
    // `..` and absolute paths may lead out of it.
    if (uri.scheme !== 'untitled' && !vscode.workspace.getWorkspaceFolder(uri)) continue;
    try {
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) === 0 || size > largestFileBytes) continue;
      const document = await vscode.workspace.openTextDocument(uri);
      if (endLine <= document.lineCount) return document;
    } catch {
      // Not there, or no text.
    }
  }
  return undefined;
}

/** Shows a document with whole lines selected, where the user can go on reading the answer. */
export async function showLines(document: vscode.TextDocument, startLine: number, endLine: number): Promise<void> {
  const end = document.lineAt(endLine - 1).range.end;
  const selection = new vscode.Range(startLine - 1, 0, end.line, end.character);
  const column = vscode.window.visibleTextEditors.find(editor => editor.document === document)?.viewColumn;
  await vscode.window.showTextDocument(document, { selection, viewColumn: column ?? vscode.ViewColumn.One });
}
