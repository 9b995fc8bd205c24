import * as vscode from 'vscode';
import type { Attachment } from '../../core/attachments/index.ts';
import { describeFileProblem } from '../attachments/describeFileProblem.ts';
import { isCancelled, signalOf } from '../cancellation.ts';
import type { ConversationSession } from '../panel/conversationSession.ts';
import type { Panels } from '../panel/panels.ts';

export interface AttachTarget {
  session: Pick<ConversationSession, 'remember'>;
  panels: Pick<Panels, 'add'>;
}

interface Origin {
  name: string;
  read(signal: AbortSignal): Promise<Attachment>;
}

/** Attaches and shows the panel that holds it; what fails is said, and fails nothing else. */
export async function attachAndShow(origins: readonly Origin[], { session, panels }: AttachTarget): Promise<void> {
  const { t } = vscode.l10n;
  const problems: string[] = [];
  const title = t('Attaching {0}', origins.map(({ name }) => name).join(', '));
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    const { signal, dispose } = signalOf(token);
    try {
      for (const { name, read } of origins) {
        if (signal.aborted) return;
        try {
          const attachment = await read(signal);
          if (!signal.aborted) await panels.add(await session.remember(attachment));
        } catch (error) {
          if (!isCancelled(error)) problems.push(describeFileProblem(error, name));
        }
      }
    } finally {
      dispose();
    }
  });
  if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
}
