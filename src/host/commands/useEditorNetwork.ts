import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';

/** Sends all requests through the editor's own network from now on. Resolves to true when that is set. */
export function useEditorNetwork({ settings, log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.useEditorNetwork, async () => {
    await settings.setTransport('editor');
    log.info('requests go through the editor’s network');
    return true;
  });
}
