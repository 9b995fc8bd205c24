import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

export function showLog({ log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.showLog, () => log.show());
}
