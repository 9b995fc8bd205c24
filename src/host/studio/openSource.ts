import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { freeFileName } from '../../core/studio/pageName.ts';

/** The folder that the page of a screenshot belongs to: that of the workspace the screenshot lies in. */
function folderFor(sourceUri: vscode.Uri | undefined): vscode.Uri {
  const own = sourceUri && vscode.workspace.getWorkspaceFolder(sourceUri);
  return (own ?? vscode.workspace.workspaceFolders?.[0])?.uri ?? vscode.Uri.file(homedir());
}

/** `checkout.html` in the screenshot's workspace folder, or the next name that neither a file nor a tab has. */
export function freePageUri(baseName: string, sourceUri: vscode.Uri | undefined): Promise<vscode.Uri> {
  const folder = folderFor(sourceUri);
  const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  return freeFileName(baseName, async name => isOpen(uriOf(name)) || (await exists(uriOf(name)))).then(uriOf);
}

/**
 * An untitled HTML document in the column, without taking the focus. It bears the path that it would be saved under,
 * so that its tab has a name that says something and saving it proposes one.
 */
export async function openSource(
  baseName: string,
  sourceUri: vscode.Uri | undefined,
  column: vscode.ViewColumn,
): Promise<vscode.TextDocument> {
  const uri = (await freePageUri(baseName, sourceUri)).with({ scheme: 'untitled' });
  const opened = await vscode.workspace.openTextDocument(uri);
  // The user's file associations may say otherwise.
  const document =
    opened.languageId === 'html' ? opened : await vscode.languages.setTextDocumentLanguage(opened, 'html');
  await vscode.window.showTextDocument(document, { viewColumn: column, preserveFocus: true, preview: false });
  return document;
}

export function tabOf(uri: vscode.Uri): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(({ uri: open, isClosed }) => open.path === uri.path && !isClosed);
}
