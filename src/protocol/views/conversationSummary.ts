import * as z from 'zod/mini';

/** One line of the list of conversations. */
export const conversationSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  /** When it last changed, in milliseconds since 1970. */
  atMs: z.number(),
  pinned: z.boolean(),
  /** Of the questions and answers that are shown in it. */
  turns: z.number(),
  pictures: z.number(),
  /** An answer is under way. */
  running: z.boolean(),
  /** Where the words searched for stand, with a little around them; absent without a search. */
  excerpt: z.optional(z.object({ text: z.string(), matches: z.array(z.tuple([z.number(), z.number()])) })),
});
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;
