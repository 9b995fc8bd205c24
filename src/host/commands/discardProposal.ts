import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { FileProposals } from '../proposals/fileProposals.ts';

/** Closes the diff of a proposed change; the file stays as it is. */
export function discardProposal(proposals: FileProposals): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.discardProposal, (uri?: unknown) =>
    proposals.discard(uri instanceof vscode.Uri ? uri : undefined),
  );
}
