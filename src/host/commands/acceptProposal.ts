import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { FileProposals } from '../proposals/fileProposals.ts';

/** Writes what the diff of a proposed change shows. The editor's title hands over the diff's right side. */
export function acceptProposal(proposals: FileProposals): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.acceptProposal, async (uri?: unknown) => {
    try {
      await proposals.accept(uri instanceof vscode.Uri ? uri : undefined);
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}
