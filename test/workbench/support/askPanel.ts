// A conversation of the panel with services of its own, and with a key where one is wanted.
import path from 'node:path';
import type { Picture } from '../../../src/core/attachments/index.ts';
import type { AssistantTurn } from '../../../src/core/conversation/index.ts';
import { ConversationSession, type SessionEvent } from '../../../src/host/panel/conversationSession.ts';
import { createServices, type Services } from '../../../src/host/services.ts';
import { ConversationStore, PictureStore } from '../../../src/host/storage/index.ts';
import { fakeContext } from './fakeContext.ts';
import { until } from './until.ts';
import { noTools } from './noTools.ts';

export interface PanelConversation extends AsyncDisposable {
  readonly services: Services;
  readonly session: ConversationSession;
  readonly events: readonly SessionEvent[];
  /** Asks and resolves with the answer when it has ended, however it did. */
  ask(text: string, picture?: Picture): Promise<AssistantTurn>;
}

export const openConversation = async (): Promise<PanelConversation> => {
  const fake = await fakeContext();
  const services = createServices(fake.context);
  const session = new ConversationSession(
    services,
    new ConversationStore(path.join(fake.folder, 'conversations'), () => undefined),
    new PictureStore(path.join(fake.folder, 'pictures')),
    noTools(services),
  );
  const events: SessionEvent[] = [];
  session.onEvent(event => events.push(event));
  return {
    services,
    session,
    events,
    async ask(text, picture) {
      const attached = picture ? [(await session.attach(picture)).id] : [];
      const questionId = await session.send(text, attached);
      const { conversation } = await session.current();
      let answer: AssistantTurn | undefined;
      await until(async () => {
        const last = conversation.path.at(-1);
        if (last?.role !== 'assistant' || last.parentId !== questionId) return false;
        if (last.status === 'waiting' || last.status === 'streaming') return false;
        answer = last;
        return true;
      }, 'the answer ended');
      if (!answer) throw new Error('there is no answer');
      return answer;
    },
    [Symbol.asyncDispose]: async () => {
      await session.close();
      await fake.dispose();
    },
  };
};
