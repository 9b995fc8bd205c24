import * as vscode from 'vscode';
import { changeCommand } from '../codeChange/changeCommand.ts';
import type { ProposedChanges } from '../codeChange/proposedChanges.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** Fixes what is reported or wrong where the cursor is, as a diff to accept. */
export function fixCode(services: Services, proposed: ProposedChanges): vscode.Disposable {
  const nothingOpen = (): string => vscode.l10n.t('Open a file and put the cursor where something is wrong.');
  return changeCommand(commandIds.fixCode, 'fix', nothingOpen, services, proposed);
}
