import * as z from 'zod/mini';

/** 0 to 1 of the picture's sides, from the top left corner. */
const boxSchema = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

/** One difference of the two pictures that an answer compares. */
export const differenceViewSchema = z.object({
  /** From 1: in the list and in both pictures. */
  number: z.number(),
  /** How much it matters, and the same in words; absent where the model does not rate it. */
  severity: z.optional(z.enum(['high', 'medium', 'low'])),
  rating: z.optional(z.string()),
  words: z.string(),
  /** Who says so: the measuring, the model, or both. */
  source: z.string(),
  /** The model alone says so. */
  onlySaid: z.boolean(),
  /** In the first and the second picture; `null` where it is not in that one. */
  boxes: z.tuple([z.nullable(boxSchema), z.nullable(boxSchema)]),
  /** Where the model's words put it; `picture` from 0. */
  said: z.array(z.object({ picture: z.number(), box: boxSchema })),
});
export type DifferenceView = z.infer<typeof differenceViewSchema>;
