/** Questions and answers: asking, growing, stopping, asking again. */
import * as z from 'zod/mini';
import { turnViewSchema } from '../views/index.ts';
import { nothing } from './nothing.ts';

export const turnEvents = {
  /** Adds the turn, or replaces the one of the same id. */
  'turn/changed': turnViewSchema,
  /** Removes the turns after this one; `null` removes all. */
  'turns/cut': z.object({ afterTurnId: z.nullable(z.string()) }),
  /** What came since the last delta; at most one a frame. */
  'turn/delta': z.object({ turnId: z.string(), reasoning: z.optional(z.string()), text: z.optional(z.string()) }),
  /** Puts text into the composer (after what stands there) and focuses it. */
  'composer/insert': z.object({ text: z.string() }),
};

export const turnRequests = {
  /** Replies once the turn is stored and under way; the answer itself comes as events. */
  'message/send': {
    params: z.object({ text: z.string(), attachmentIds: z.array(z.string()) }),
    result: z.object({ turnId: z.string() }),
  },
  'answer/stop': { params: nothing, result: nothing },
  /** Asks again for the answer to the same message, replacing this turn. */
  'answer/retry': { params: z.object({ turnId: z.string() }), result: nothing },
  /** Runs one of the fixes that an error view offered. */
  'fix/run': { params: z.object({ id: z.string() }), result: nothing },
  'link/open': { params: z.object({ href: z.string() }), result: nothing },
};
