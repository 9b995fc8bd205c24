import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { builtInPromptUri } from '../prompts/builtInPrompt.ts';
import { promptIdOf } from '../prompts/promptFile.ts';
import { removeOwnPrompt, writeFile } from '../prompts/promptOwn.ts';
import { promptTitle } from '../prompts/promptTitle.ts';

/** From a workspace's own prompt: goes back to the built-in one, and can be undone. */
export function resetPrompt(): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.resetPrompt, async (given?: unknown) => {
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const id = uri && promptIdOf(uri);
    if (!uri || id === undefined) return;
    const { t } = vscode.l10n;
    const undo = t('Undo');
    try {
      const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
      // What was typed and not saved comes back too.
      if (open?.isDirty && !(await open.save())) return;
      const bytes = await removeOwnPrompt(uri);
      await vscode.window.showTextDocument(builtInPromptUri(id));
      const message = t('“{0}” is asked in the built-in words again.', promptTitle(id));
      if ((await vscode.window.showInformationMessage(message, undo)) !== undo) return;
      await writeFile(uri, bytes);
      await vscode.window.showTextDocument(uri);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}
