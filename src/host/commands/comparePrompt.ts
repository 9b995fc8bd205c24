import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { builtInPromptUri } from '../prompts/builtInPrompt.ts';
import { promptIdOf } from '../prompts/promptFile.ts';
import { promptTitle } from '../prompts/promptTitle.ts';

/** From a workspace's own prompt: the built-in one beside it. */
export function comparePrompt(): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.comparePrompt, async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const id = uri && promptIdOf(uri);
    if (id === undefined) return;
    const title = vscode.l10n.t('{0}: built-in ↔ of this workspace', promptTitle(id));
    await vscode.commands.executeCommand('vscode.diff', builtInPromptUri(id), uri, title);
  });
}
