import * as vscode from 'vscode';
import type { ConversationLibrary } from '../conversations/conversationLibrary.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';

/** Takes conversations in that were exported as JSON, here or on another machine. */
export function importConversations({ endpoints, log }: Services, library: ConversationLibrary): vscode.Disposable {
  const run = async (): Promise<void> => {
    try {
      const count = await library.import();
      if (count > 0) void vscode.window.showInformationMessage(vscode.l10n.t('Conversations imported: {0}.', count));
    } catch (error) {
      await showError(error, endpoints.active, log, run);
    }
  };
  return vscode.commands.registerCommand(commandIds.importConversations, run);
}
