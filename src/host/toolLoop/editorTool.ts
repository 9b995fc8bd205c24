import * as vscode from 'vscode';
import type { PickedTool } from '../../core/toolLoop/index.ts';
import { type LoopTool, type ToolAnswer, ToolRefused } from './loopTool.ts';
import { resultParts } from './resultParts.ts';

/** What the editor returns as a result where its user skipped the call (VS Code 1.139; not translated there). */
const skipped = /^The user chose to skip the tool call\b/;

/**
 * A tool of the editor, of another extension or of an MCP server. The editor itself asks for consent.
 * @param toolInvocationToken of the request in Chat, which then shows the call; `undefined` elsewhere: the editor asks in
 *   a dialog
 */
export function editorTool(
  { tool, callName }: PickedTool<vscode.LanguageModelToolInformation>,
  toolInvocationToken: vscode.ChatParticipantToolToken | undefined,
): LoopTool {
  return {
    definition: {
      type: 'function',
      name: callName,
      description: tool.description,
      parameters: { type: 'object', properties: {}, ...tool.inputSchema },
    },
    async run(input, signal) {
      const source = new vscode.CancellationTokenSource();
      const cancel = (): void => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const { content } = await vscode.lm.invokeTool(tool.name, { input, toolInvocationToken }, source.token);
        const answer = resultParts(content);
        if (isSkipped(answer)) throw new ToolRefused();
        return answer;
      } catch (error) {
        // Denied: the call is cancelled, and the answer is not.
        if (!signal.aborted && isCancellation(error)) throw new ToolRefused();
        throw error;
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
  };
}

function isSkipped(answer: ToolAnswer): boolean {
  return typeof answer === 'string' && skipped.test(answer);
}

/** It comes over the wire between two processes, so its class is not always the editor's own. */
function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && /^Cancell?ed$/.test(error.name));
}
