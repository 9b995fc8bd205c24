import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** The first steps, as they were shown after the installation. */
export function openWalkthrough({ context }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.openWalkthrough, () =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
  );
}
