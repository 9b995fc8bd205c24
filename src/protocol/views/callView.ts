import * as z from 'zod/mini';
import { imageViewSchema } from './attachmentView.ts';

/** What the user is asked before a tool goes on. */
export const callQuestionSchema = z.object({
  /** What would happen, and where to. */
  message: z.string(),
  /** In what words it is allowed this once. */
  allow: z.string(),
  /** What else the answer may hold for, beside this once. */
  lasting: z.array(z.enum(['conversation', 'always'])),
});
export type CallQuestionView = z.infer<typeof callQuestionSchema>;

/** A call of a tool, as it stands in its answer. */
export const callViewSchema = z.object({
  id: z.string(),
  /** Where in the answer's text it stands, in UTF-16 units. */
  at: z.number(),
  /** `preparing`: the model still writes the arguments. `asking`: it waits for the user. */
  status: z.enum(['preparing', 'asking', 'running', 'done', 'failed', 'refused', 'stopped']),
  /** The name that the model knows it by. */
  name: z.string(),
  /** Of a codicon. */
  icon: z.string(),
  /** What it does, in words: "Read prices.ts". */
  title: z.string(),
  /** JSON, indented; empty where there are none. */
  arguments: z.string(),
  durationMs: z.optional(z.number()),
  /** What the model was told. */
  result: z.optional(z.string()),
  /** How many characters that were, where `result` is only their beginning. */
  cutFrom: z.optional(z.number()),
  pictures: z.array(
    z.object({
      /** What the answer names it by: `![](tool:3)`. */
      number: z.number(),
      view: imageViewSchema,
    }),
  ),
  question: z.optional(callQuestionSchema),
});
export type CallView = z.infer<typeof callViewSchema>;

/** What the models of a conversation may use. */
export const toolsViewSchema = z.object({
  on: z.boolean(),
  /** Why the chosen model uses none, in words. */
  problem: z.optional(z.string()),
  /** Requests for one answer, at most. */
  maxRounds: z.number(),
  tools: z.array(
    z.object({
      name: z.string(),
      icon: z.string(),
      label: z.string(),
      /** Whose it is, where it is not ours. */
      source: z.optional(z.string()),
      isChosen: z.boolean(),
      /** The user is asked each time, but for what they allowed always. */
      asks: z.boolean(),
      isAllowed: z.boolean(),
    }),
  ),
});
export type ToolsView = z.infer<typeof toolsViewSchema>;
