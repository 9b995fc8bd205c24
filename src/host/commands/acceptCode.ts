import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { CodeProposals } from '../panel/code/codeProposals.ts';

/** Writes what the diff of an answer's code shows. The editor's title hands over the diff's right side. */
export function acceptCode(proposals: CodeProposals): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.acceptCode, async (uri?: unknown) => {
    try {
      await proposals.accept(uri instanceof vscode.Uri ? uri : undefined);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}
