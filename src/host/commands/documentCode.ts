import * as vscode from 'vscode';
import { changeCommand } from '../codeChange/changeCommand.ts';
import type { ProposedChanges } from '../codeChange/proposedChanges.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** Documents the selection or the function around the cursor, as a diff to accept. */
export function documentCode(services: Services, proposed: ProposedChanges): vscode.Disposable {
  const nothingOpen = (): string => vscode.l10n.t('Open a file and select the code to document.');
  return changeCommand(commandIds.documentCode, 'docs', nothingOpen, services, proposed);
}
