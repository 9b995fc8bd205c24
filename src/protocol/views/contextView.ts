import * as z from 'zod/mini';

/** What the next request will take of the model's context, and what today cost. Tokens. */
export const contextViewSchema = z.object({
  /** Who will answer: the vision model, where it steps in. */
  modelLabel: z.string(),
  system: z.number(),
  history: z.number(),
  attachments: z.number(),
  question: z.number(),
  /** Kept free for the answer. */
  reply: z.number(),
  /** What all of it has to fit into; absent: not known. */
  limit: z.optional(z.number()),
  leftOutAttachments: z.number(),
  leftOutTurns: z.number(),
  /** The first turn that the model still reads, where it no longer reads all. */
  firstTurnId: z.optional(z.string()),
  /** False: the question alone is too much. */
  fits: z.boolean(),
  /** It goes by a count of the endpoint, and is no mere estimate. */
  isMeasured: z.boolean(),
  /** In words: an amount, "on the plan", "free" or "price unknown"; of reading alone. */
  cost: z.string(),
  /** What all answers of today took and cost, in words; absent while there are none. */
  today: z.optional(z.string()),
});
export type ContextView = z.infer<typeof contextViewSchema>;
