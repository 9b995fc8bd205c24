/** Which conversation is shown, and the others. */
import * as z from 'zod/mini';
import { conversationSummarySchema, panelStateSchema } from '../views/index.ts';
import { nothing } from '../nothing.ts';

const one = z.object({ id: z.string() });

export const conversationEvents = {
  /** Replaces everything shown: after a new conversation, or when another panel changed this one. */
  'state/changed': panelStateSchema,
  /** `ConversationView.usage` has changed: an answer is over. */
  'usage/changed': z.object({ usage: z.optional(z.string()) }),
  /** The list is no longer what it was: whoever shows it asks again. At most a few times a second. */
  'conversations/changed': z.optional(z.null()),
  /** Shows the list, or puts it away where it is shown. */
  'conversations/show': nothing,
};

export const conversationRequests = {
  /** First word of a panel; the reply is all it needs to show. */
  'panel/open': { params: nothing, result: panelStateSchema },
  'conversation/start': { params: nothing, result: nothing },
  /** Shows another one; an answer under way in the last one goes on. Told to all panels by `state/changed`. */
  'conversation/open': { params: one, result: nothing },
  /** A part of the list: pinned ones first, then the newest. `query`: only those that hold all of its words. */
  'conversations/list': {
    params: z.object({
      query: z.string(),
      from: z.number(),
      count: z.number(),
      /** Times that part the list, the latest first, in milliseconds since 1970: where days begin for the reader. */
      since: z.array(z.number()),
    }),
    result: z.object({
      items: z.array(conversationSummarySchema),
      total: z.number(),
      /** How many are pinned, how many of the others changed since each time and not since the one before, and the rest. */
      groups: z.array(z.number()),
      /** The one that is open, wherever it stands. */
      openId: z.string(),
    }),
  },
  /** An empty title gives back the one that its content makes. */
  'conversation/rename': { params: z.object({ id: z.string(), title: z.string() }), result: nothing },
  'conversation/pin': { params: z.object({ id: z.string(), pinned: z.boolean() }), result: nothing },
  /** `conversation/restore` undoes it until the window closes; then what only it referred to is removed. */
  'conversation/delete': { params: one, result: nothing },
  'conversation/restore': { params: one, result: nothing },
  /** Asks where; `null` when the user backs out, else the place as shown to people. */
  'conversation/export': {
    params: z.object({ id: z.string(), format: z.enum(['markdown', 'json']) }),
    result: z.nullable(z.string()),
  },
  /** Asks for files; how many conversations came in. */
  'conversations/import': { params: nothing, result: z.object({ count: z.number() }) },
  /** Whether the list stands beside the conversation in editor tabs: tabs to come begin so. */
  'conversations/keep': { params: z.object({ beside: z.boolean() }), result: nothing },
};
