import * as z from 'zod';
import { costSchema } from '../../usage/index.ts';

const answered = { modelLabel: z.string(), cost: z.optional(costSchema) };

/** Why a page is as it is now: kept with each of its versions. */
export const pageChangeSchema = z.discriminatedUnion('kind', [
  /** By a model, as a whole. */
  z.object({ kind: z.literal('written'), wish: z.string().optional(), ...answered }),
  /** It was a page already: a file, or one out of a conversation. */
  z.object({ kind: z.literal('opened'), name: z.string() }),
  /** Typed into its source, or undone there. */
  z.object({ kind: z.literal('hand') }),
  /** Done to elements that were pointed at, without a model; `what` in the user's language. */
  z.object({ kind: z.literal('touched'), what: z.string() }),
  /** By a model, to what was pointed at. */
  z.object({ kind: z.literal('told'), wish: z.string(), ...answered }),
  /** By a round of comparing with the screenshot, counted from 1. */
  z.object({ kind: z.literal('refined'), round: z.number(), ...answered }),
  /** Pieces of the screenshot took the place of placeholders. */
  z.object({ kind: z.literal('assets'), count: z.number(), ...answered }),
  /** Gone back to an earlier version. */
  z.object({ kind: z.literal('returned'), versionId: z.string() }),
]);
export type PageChange = z.infer<typeof pageChangeSchema>;
