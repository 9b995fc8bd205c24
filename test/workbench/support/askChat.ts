// Sends a prompt through the editor's own Chat, attachments and all.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TurnMetadata } from '../../../src/host/chat/turnMetadata.ts';
import { until } from './until.ts';

interface Attached {
  attachFiles?: readonly (vscode.Uri | { uri: vscode.Uri; range: unknown })[];
  /** Names of tools, as `#` would name them. */
  toolIds?: readonly string[];
}

export const askChat = async (query: string, attached: Attached = {}): Promise<TurnMetadata> => {
  const outcome = await vscode.commands.executeCommand<
    { metadata?: TurnMetadata; errorDetails?: { message: string } } | undefined
  >('workbench.action.chat.open', { query, mode: 'ask', blockOnResponse: true, ...attached });
  assert.ok(outcome, 'Chat answered');
  assert.equal(outcome.errorDetails, undefined);
  assert.ok(outcome.metadata);
  return outcome.metadata;
};

/** A participant cannot be asked before the editor has the list of models. */
export const untilChatIsReady = async (): Promise<void> => {
  await vscode.extensions.getExtension('glm-chat-vision.glm-chat')?.activate();
  await until(async () => (await vscode.lm.selectChatModels({ vendor: 'glm' })).length > 0, 'models are there');
};

export const startOverInChat = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.chat.newChat');
