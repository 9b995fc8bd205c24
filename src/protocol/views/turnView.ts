import * as z from 'zod/mini';
import { attachmentViewSchema } from './attachmentView.ts';
import { callViewSchema } from './callView.ts';
import { differenceViewSchema } from './differenceView.ts';
import { errorViewSchema } from './errorView.ts';
import { outcomeViewSchema } from './outcomeView.ts';
import { soundViewSchema } from './soundView.ts';
import { sourceViewSchema } from './sourceView.ts';
import { waitViewSchema } from './waitView.ts';

/** Token counts as the endpoint reported them; a missing one is unknown, never 0. */
export const usageViewSchema = z.object({
  promptTokens: z.number(),
  completionTokens: z.number(),
  totalTokens: z.number(),
  cachedTokens: z.optional(z.number()),
  reasoningTokens: z.optional(z.number()),
});
export type UsageView = z.infer<typeof usageViewSchema>;

/** Where a turn stands among those that say the same place of the conversation in another way; from 1. */
export const branchViewSchema = z.object({ index: z.number(), count: z.number() });
export type BranchView = z.infer<typeof branchViewSchema>;

const everyTurn = {
  id: z.string(),
  /** When it began, in milliseconds since 1970. */
  atMs: z.optional(z.number()),
  /** Absent without siblings. */
  branch: z.optional(branchViewSchema),
};

export const userTurnViewSchema = z.object({
  role: z.literal('user'),
  ...everyTurn,
  text: z.string(),
  attachments: z.array(attachmentViewSchema),
  /** The verb that it begins with and runs: `ocr`. */
  verb: z.optional(z.string()),
});
export type UserTurnView = z.infer<typeof userTurnViewSchema>;

export const assistantTurnViewSchema = z.object({
  role: z.literal('assistant'),
  ...everyTurn,
  /** `waiting`: sent, nothing came yet. `stopped`: by the user; what came is kept. */
  status: z.enum(['waiting', 'streaming', 'done', 'stopped', 'failed']),
  /** What it waits for while it is `waiting`, beside the model itself. */
  wait: z.optional(waitViewSchema),
  reasoning: z.string(),
  /** From the first to the last piece of reasoning, in milliseconds; absent while it runs or without any. */
  reasoningMs: z.optional(z.number()),
  text: z.string(),
  /** The tools that it used, in their order. */
  calls: z.optional(z.array(callViewSchema)),
  /** The answer spoken, once all of it is there. */
  sound: z.optional(soundViewSchema),
  /** What was found on the web for it. */
  sources: z.optional(z.array(sourceViewSchema)),
  /** What differs between the two pictures that it compares, once it is over. */
  differences: z.optional(z.array(differenceViewSchema)),
  /** In what this model counts the places that it names in a picture. */
  coordinates: z.optional(z.enum(['thousandths', 'pixels'])),
  /** Who answered, as shown to people: "GLM-5V-Turbo". */
  modelLabel: z.string(),
  /** Said above the answer, for example that a vision model stepped in. */
  notices: z.array(z.string()),
  /** Of all its parts, where it went on after its end. */
  usage: z.optional(usageViewSchema),
  /** How many of its parts are not in `usage`, because the endpoint did not count them. */
  uncounted: z.optional(z.number()),
  /** In words: an amount of money, "on the plan", "free" or "price unknown". */
  cost: z.optional(z.string()),
  /** The answer hit the output limit and may go on. */
  cutByLength: z.optional(z.boolean()),
  /** It had to end because it had used its tools as often as it may, and may go on. */
  outOfRounds: z.optional(z.boolean()),
  error: z.optional(errorViewSchema),
  /** What a verb brought beyond words, and what can be done with it. */
  outcomes: z.optional(z.array(outcomeViewSchema)),
});
export type AssistantTurnView = z.infer<typeof assistantTurnViewSchema>;

export const turnViewSchema = z.discriminatedUnion('role', [userTurnViewSchema, assistantTurnViewSchema]);
export type TurnView = z.infer<typeof turnViewSchema>;
