/** Questions and answers: asking, growing, stopping, asking again. */
import * as z from 'zod/mini';
import { turnViewSchema } from '../views/index.ts';
import { nothing } from '../nothing.ts';

const one = z.object({ turnId: z.string() });

export const turnEvents = {
  /** Adds the turn, or replaces the one of the same id. */
  'turn/changed': turnViewSchema,
  /** The turns after this one (`null`: all) are no longer shown; these are instead. */
  'turns/replaced': z.object({ afterTurnId: z.nullable(z.string()), turns: z.array(turnViewSchema) }),
  /** Turns in front of all that were told, which begin with `before`; `earlier` are still to come, in front of these. */
  'turns/earlier': z.object({ turns: z.array(turnViewSchema), before: z.string(), earlier: z.number() }),
  /** What came since the last delta; at most one a frame. */
  'turn/delta': z.object({ turnId: z.string(), reasoning: z.optional(z.string()), text: z.optional(z.string()) }),
  /** An answer that is not shown is over: of another conversation, or of another branch of this one. */
  'answer/ended': z.object({
    conversationId: z.string(),
    turnId: z.string(),
    title: z.string(),
    failed: z.boolean(),
    elsewhere: z.enum(['conversation', 'branch']),
  }),
  /** Puts the cursor into the message that is written. */
  'composer/focus': nothing,
};

export const turnDeliveries = {
  /** Puts text into the composer (after what stands there) and focuses it. */
  'composer/insert': { params: z.object({ text: z.string() }), result: nothing },
};

export const turnRequests = {
  /** Replies once the turn is stored and under way; the answer itself comes as events. */
  'message/send': {
    params: z.object({
      text: z.string(),
      attachmentIds: z.array(z.string()),
      /** The question that this one stands beside, as a branch; absent: it comes last. */
      replacing: z.optional(z.string()),
    }),
    result: z.object({ turnId: z.string() }),
  },
  'answer/stop': { params: one, result: nothing },
  /** Asks again for an answer to the same message, as a branch. `modelId`: by another model, this once. */
  'answer/retry': { params: z.object({ turnId: z.string(), modelId: z.optional(z.string()) }), result: nothing },
  /** Has an answer that was cut off go on, in the same turn. */
  'answer/continue': { params: one, result: nothing },
  /** Shows the branch so many steps later, or earlier below 0. */
  'turn/switch': { params: z.object({ turnId: z.string(), steps: z.number() }), result: nothing },
  /** Opens the conversation, and in it the branch that holds this turn. */
  'turn/reveal': { params: z.object({ conversationId: z.string(), turnId: z.string() }), result: nothing },
  /** As Markdown onto the clipboard: the turn, an answer with its question, or all that is shown. */
  'turn/copy': {
    params: z.object({ turnId: z.string(), what: z.enum(['turn', 'exchange', 'conversation']) }),
    result: nothing,
  },
  /** Runs one of the fixes that an error view offered. */
  'fix/run': { params: z.object({ id: z.string() }), result: nothing },
  'link/open': { params: z.object({ href: z.string() }), result: nothing },
};
