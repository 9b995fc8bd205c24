import * as vscode from 'vscode';

const mostFiles = 120;
const largestFileBytes = 256 * 1024;
const excluded = '**/{node_modules,.git,dist,out,target,vendor,venv,.venv,site-packages}/**';

/** The user's own files of the same kind as a document, without it; what is large or no text is left out. */
export async function* filesLike(
  { uri: like }: vscode.TextDocument,
  over: AbortSignal,
): AsyncGenerator<{ uri: vscode.Uri; text: string }> {
  const extension = /\.\w+$/.exec(like.path)?.[0];
  if (!extension || !vscode.workspace.getWorkspaceFolder(like)) return;
  for (const uri of await vscode.workspace.findFiles(`**/*${extension}`, excluded, mostFiles)) {
    if (over.aborted) return;
    if (uri.toString() === like.toString()) continue;
    try {
      if ((await vscode.workspace.fs.stat(uri)).size > largestFileBytes) continue;
      yield { uri, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
    } catch {
      // Gone, or no text.
    }
  }
}
