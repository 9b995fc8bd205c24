import * as vscode from 'vscode';
import type { ChangeJob } from '../../core/codeChange/index.ts';
import type { Services } from '../services.ts';
import { codeTarget } from './codeTarget.ts';
import type { ProposedChanges } from './proposedChanges.ts';
import { runChange } from './runChange.ts';

/**
 * A command that changes code for a job: where a code action says, else where the cursor is.
 * @param nothingOpen said where no file is open
 */
export function changeCommand(
  id: string,
  job: ChangeJob,
  nothingOpen: () => string,
  services: Services,
  proposed: ProposedChanges,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (uri?: unknown, range?: unknown, problems?: unknown) => {
    const editor = vscode.window.activeTextEditor;
    const isPlaced = uri instanceof vscode.Uri && range instanceof vscode.Range;
    if (!isPlaced && !editor) {
      void vscode.window.showInformationMessage(nothingOpen());
      return;
    }
    const document = isPlaced ? await vscode.workspace.openTextDocument(uri) : editor?.document;
    const place = isPlaced ? range : editor?.selection;
    if (!document || !place) return;
    const chosen = Array.isArray(problems) && problems.length > 0 ? (problems as vscode.Diagnostic[]) : undefined;
    await runChange(services, proposed, job, await codeTarget(job, document, place, chosen));
  });
}
