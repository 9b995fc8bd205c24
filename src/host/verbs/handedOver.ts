import type * as vscode from 'vscode';

/**
 * Files that the user picked for a verb, by the words that stand for them in a message of Chat: Chat takes attachments of
 * this machine's own disk only. What is in the workspace needs no entry.
 */
export const handedOver = new Map<string, vscode.Uri>();
