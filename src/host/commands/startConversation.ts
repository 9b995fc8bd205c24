import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import type { ConversationSession } from '../panel/conversationSession.ts';
import type { Panels } from '../panel/panels.ts';

/** Begins a new conversation and shows it; the old one stays stored. */
export function startConversation(session: ConversationSession, panels: Panels): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds.startConversation, async () => {
    await session.start();
    await panels.show();
  });
}
