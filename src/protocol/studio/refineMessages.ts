/** Bringing a page to match its screenshot, round by round. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';
import { waitViewSchema } from '../views/waitView.ts';

const score = z.number().check(z.minimum(0), z.maximum(1));

export const refineRoundViewSchema = z.object({
  id: z.string(),
  /** Counted from 1 over the life of the page. */
  round: z.number(),
  outcome: z.enum(['running', 'kept', 'worse', 'same', 'unusable', 'nothing', 'overtaken', 'stopped', 'failed']),
  modelLabel: z.string(),
  before: z.optional(score),
  after: z.optional(score),
  /** Changes of the source that were made, and those that could not be. */
  edits: z.number(),
  leftOut: z.number(),
  /** Of the places that differed before. */
  places: z.optional(z.object({ mended: z.number(), of: z.number() })),
  /** What the model says of it. */
  summary: z.optional(z.string()),
  /** Why edits could not be made, or what failed; in the user's language. */
  problems: z.array(z.string()),
  /** In words; absent before anything was answered. */
  cost: z.optional(z.string()),
  tokens: z.optional(z.number()),
  startedAtMs: z.number(),
  /** Absent while it runs. */
  tookMs: z.optional(z.number()),
  /** It was taken back. */
  undone: z.boolean(),
  canUndo: z.boolean(),
  /** It did not help and was not kept; the page is still the one it was made for. */
  canUse: z.boolean(),
});
export type RefineRoundView = z.infer<typeof refineRoundViewSchema>;

export const refineOptionsViewSchema = z.object({
  /** Percent. */
  target: z.number().check(z.minimum(1), z.maximum(100)),
  rounds: z.number().check(z.minimum(1), z.maximum(20)),
  /** 0: no limit. */
  maxTokens: z.number().check(z.minimum(0)),
  /** 0: no limit. */
  maxCost: z.number().check(z.minimum(0)),
  /** Empty: whoever is asked about pages. */
  modelId: z.string(),
});
export type RefineOptionsView = z.infer<typeof refineOptionsViewSchema>;

/** What is to be other than it was. */
const choicesSchema = z.partial(refineOptionsViewSchema);
export type RefineChoices = z.infer<typeof choicesSchema>;

export const refineViewSchema = z.object({
  /** Newest first. */
  rounds: z.array(refineRoundViewSchema),
  isRunning: z.boolean(),
  /** What is being done, in words. */
  step: z.optional(z.string()),
  /** What it waits for beside the model itself. */
  wait: z.optional(waitViewSchema),
  /** Why the last run ended, in whole sentences. */
  end: z.optional(z.string()),
  /** There is a screenshot to compare with, and a page. */
  isOffered: z.boolean(),
  options: refineOptionsViewSchema,
  models: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Whoever is asked where no other model is chosen. */
  defaultModel: z.string(),
  /** Of the price of the model that is asked: "CNY"; absent where none is known. */
  currency: z.optional(z.string()),
});
export type RefineView = z.infer<typeof refineViewSchema>;

const regionSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  kind: z.enum(['missing', 'extra', 'colour', 'text', 'different']),
  share: score,
});

export const refineEvents = { 'refine/changed': refineViewSchema };

export const refineRequests = {
  'refine/open': { params: nothing, result: refineViewSchema },
  /** `region`: only this place is to be mended, in one round. */
  'refine/start': { params: z.object({ region: z.optional(regionSchema) }), result: nothing },
  /** Kept for the next time, too. */
  'refine/choose': { params: choicesSchema, result: nothing },
  /** Back to the page before a round that was kept. */
  'refine/undo': { params: z.object({ roundId: z.string() }), result: nothing },
  /** What a round made that was not kept. */
  'refine/use': { params: z.object({ roundId: z.string() }), result: nothing },
};
