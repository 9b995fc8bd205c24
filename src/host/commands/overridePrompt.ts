import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { builtInPromptIdOf } from '../prompts/builtInPrompt.ts';
import { makeOwnPrompt } from '../prompts/promptOwn.ts';

/** From a built-in prompt: makes the workspace's own out of it and opens that. */
export function overridePrompt(): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.overridePrompt, async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const id = uri && builtInPromptIdOf(uri);
    if (id === undefined) return;
    try {
      const file = await makeOwnPrompt(id);
      if (file) await vscode.window.showTextDocument(file, { preview: false });
    } catch (error) {
      const open = vscode.l10n.t('Open Folder…');
      const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
      const message = error instanceof Error ? error.message : String(error);
      const picked = await vscode.window.showErrorMessage(message, ...(hasFolder ? [] : [open]));
      if (picked === open) await vscode.commands.executeCommand('vscode.openFolder');
    }
  });
}
