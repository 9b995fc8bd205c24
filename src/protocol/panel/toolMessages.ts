/** What models may do during an answer, and what the user says about it. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const toolRequests = {
  /** Answers what a call waits for. `word`: to the model, where it is refused. */
  'call/decide': {
    params: z.object({
      turnId: z.string(),
      callId: z.string(),
      decision: z.enum(['once', 'conversation', 'always', 'refuse']),
      word: z.optional(z.string()),
    }),
    result: nothing,
  },
  /** For this conversation, and for those that are begun from now on. */
  'tools/switch': { params: z.object({ on: z.boolean() }), result: nothing },
  'tools/choose': { params: z.object({ name: z.string(), on: z.boolean() }), result: nothing },
  /** Takes back that it was allowed always. */
  'tools/forget': { params: z.object({ name: z.string() }), result: nothing },
};
