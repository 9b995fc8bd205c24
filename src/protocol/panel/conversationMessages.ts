/** Which conversation is shown, and the others. */
import * as z from 'zod/mini';
import { panelStateSchema } from '../views/index.ts';
import { nothing } from './nothing.ts';

export const conversationEvents = {
  /** Replaces everything shown: after a new conversation, or when another panel changed this one. */
  'state/changed': panelStateSchema,
  /** `ConversationView.usage` has changed: an answer is over. */
  'usage/changed': z.object({ usage: z.optional(z.string()) }),
};

export const conversationRequests = {
  /** First word of a panel; the reply is all it needs to show. */
  'panel/open': { params: nothing, result: panelStateSchema },
  'conversation/start': { params: nothing, result: nothing },
};
