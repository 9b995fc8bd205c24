import * as z from 'zod/mini';

/** Why an answer has not begun. Times are counted from the arrival of the view. */
export const waitViewSchema = z.discriminatedUnion('reason', [
  z.object({
    reason: z.literal('queue'),
    /** From 1, the next to go. */
    position: z.number(),
    /** The answer in front waits itself for so long. */
    retryInMs: z.optional(z.number()),
  }),
  z.object({
    reason: z.literal('retry'),
    why: z.enum(['rate-limit', 'overloaded', 'failure']),
    /** The next one's number; the first was 1. */
    attempt: z.number(),
    attempts: z.number(),
    retryInMs: z.number(),
  }),
]);
export type WaitView = z.infer<typeof waitViewSchema>;
