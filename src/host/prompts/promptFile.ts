import * as vscode from 'vscode';

/** Where a workspace keeps its own texts, one file for each template: `.glm/prompts/explain.md`. */
export const promptFiles = '**/.glm/prompts/*.md';

export function promptFileIn(folder: vscode.Uri, id: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, '.glm', 'prompts', `${id}.md`);
}

/** The template that a file is for, where it stands at the root of a folder of the workspace. */
export function promptIdOf(file: vscode.Uri): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const id = /\/\.glm\/prompts\/([^/]+)\.md$/.exec(file.path)?.[1];
  return folder && id && promptFileIn(folder.uri, id).path === file.path ? id : undefined;
}
