import * as vscode from 'vscode';
import type { ConversationLibrary } from '../conversations/conversationLibrary.ts';
import { commandIds } from '../ids.ts';
import type { ConversationSession } from '../panel/conversationSession.ts';
import type { Services } from '../services.ts';
import { showError } from '../showError.ts';

/** Writes the conversation that is open into a file, to read or to import again. */
export function exportConversation(
  { endpoints, log }: Services,
  session: ConversationSession,
  library: ConversationLibrary,
): vscode.Disposable {
  const { t } = vscode.l10n;
  const run = async (): Promise<void> => {
    const formats = [
      {
        label: 'Markdown',
        detail: t('To read: what is shown, with its pictures beside it'),
        format: 'markdown' as const,
      },
      {
        label: 'JSON',
        detail: t('To import again: everything, with all branches and pictures'),
        format: 'json' as const,
      },
    ];
    const picked = await vscode.window.showQuickPick(formats, { title: t('Export Conversation') });
    if (!picked) return;
    try {
      const place = await library.export((await session.current()).conversation.id, picked.format);
      if (!place) return;
      const open = t('Open');
      const said = t('Exported to {0}.', vscode.workspace.asRelativePath(place));
      if ((await vscode.window.showInformationMessage(said, open)) !== open) return;
      await vscode.commands.executeCommand('vscode.open', place);
    } catch (error) {
      await showError(error, endpoints.active, log, run);
    }
  };
  return vscode.commands.registerCommand(commandIds.exportConversation, run);
}
