import type { AttachmentMaker, TextOrigin } from '../attachments/attachmentMaker.ts';
import type { ConversationSession } from './conversationSession.ts';
import type { Panels } from './panels.ts';

/**
 * Asks in the conversation that is open, where the user sees a panel, else in the side bar.
 * @throws PlainFailure, e.g. while an answer is under way
 */
export function askInPanel({
  session,
  panels,
  maker,
}: {
  session: ConversationSession;
  panels: Panels;
  maker: AttachmentMaker;
}): (question: string, texts: readonly (TextOrigin & { text: string })[]) => Promise<void> {
  return async (question, texts) => {
    await panels.show();
    const ids: string[] = [];
    for (const { text, ...origin } of texts) {
      ids.push((await session.remember(await maker.text(text, origin))).id);
    }
    await session.send(question, ids);
  };
}
