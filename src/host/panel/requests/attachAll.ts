import * as vscode from 'vscode';
import type { Attachment } from '../../../core/attachments/index.ts';
import type { AttachmentView } from '../../../protocol/index.ts';
import { describeFileProblem } from '../../attachments/describeFileProblem.ts';
import { isCancelled } from '../../cancellation.ts';
import { PlainFailure } from '../../errorMessages.ts';
import type { ConversationSession } from '../conversationSession.ts';
import type { PanelViews } from '../panelViews.ts';

export interface AttachmentOrigin {
  /** For messages; empty where the failure's own words name it. */
  name: string;
  read(): Promise<Attachment>;
}

/** Attaches one after the other; what fails is said, and fails nothing else. @throws PlainFailure when nothing could be */
export function attachAll(
  session: ConversationSession,
  views: PanelViews,
): (origins: readonly AttachmentOrigin[]) => Promise<AttachmentView[]> {
  return async origins => {
    const attached: AttachmentView[] = [];
    const problems: string[] = [];
    for (const { name, read } of origins) {
      try {
        attached.push(views.attachment(await session.remember(await read())));
      } catch (error) {
        if (isCancelled(error)) continue;
        problems.push(describeFileProblem(error, name));
      }
    }
    if (problems.length > 0 && attached.length === 0) throw new PlainFailure(problems.join(' '));
    // The others are attached: that must not hide behind a failed request.
    if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
    return attached;
  };
}
