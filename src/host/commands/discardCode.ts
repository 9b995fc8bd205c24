import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { CodeProposals } from '../panel/code/codeProposals.ts';

/** Closes the diff of an answer's code; the file stays as it is. */
export function discardCode(proposals: CodeProposals): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.discardCode, (uri?: unknown) =>
    proposals.discard(uri instanceof vscode.Uri ? uri : undefined),
  );
}
