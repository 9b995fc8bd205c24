/** The prompts that people keep, and what they put into the composer. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

export const promptRequests = {
  /** Without an id a new one. One that came with the extension keeps its id and is the user's from then on. */
  'prompt/save': {
    params: z.object({ id: z.optional(z.string()), name: z.string(), text: z.string() }),
    result: z.object({ id: z.string() }),
  },
  /** `prompt/restore` undoes it. */
  'prompt/delete': { params: z.object({ id: z.string() }), result: nothing },
  /** The one that was deleted last. */
  'prompt/restore': { params: nothing, result: nothing },
  /** Of one that came with the extension: as it was. */
  'prompt/reset': { params: z.object({ id: z.string() }), result: nothing },
  /** Its text with what is known put in; `missing`: the places for which there was nothing. */
  'prompt/fill': {
    params: z.object({ id: z.string() }),
    result: z.object({ text: z.string(), missing: z.array(z.string()) }),
  },
};
