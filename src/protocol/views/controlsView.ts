import * as z from 'zod/mini';
import { verbViewSchema } from './verbView.ts';
import { toolsViewSchema } from './callView.ts';
import { waitViewSchema } from './waitView.ts';

export const thinkingModeSchema = z.enum(['default', 'on', 'off', 'minimal', 'low', 'medium', 'high', 'max']);
export type ThinkingMode = z.infer<typeof thinkingModeSchema>;

export const modelViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  vision: z.boolean(),
  /** What else it takes and does, beside text and pictures. */
  abilities: z.array(z.enum(['video', 'audio', 'file', 'tools', 'speech'])),
  /** What the thinking switch may do for this model. */
  thinking: z.enum(['none', 'forced', 'default-on', 'default-off']),
  /** In words: "128K"; absent: unknown. */
  context: z.optional(z.string()),
  /** In words: prices per million tokens, "free", "on the plan" or "price unknown". */
  price: z.string(),
  /** Can answer in speech at this endpoint. */
  speaks: z.optional(z.boolean()),
  /** The endpoint searches the web for this model. */
  searches: z.optional(z.boolean()),
});
export type ModelView = z.infer<typeof modelViewSchema>;

/** How the last request to an endpoint went, in this window. */
export const connectionViewSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['untried', 'no-key', 'good']) }),
  z.object({ state: z.literal('failed'), message: z.string() }),
  z.object({ state: z.literal('waiting'), wait: waitViewSchema }),
]);
export type ConnectionView = z.infer<typeof connectionViewSchema>;

export const endpointViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  hasKey: z.boolean(),
  needsKey: z.boolean(),
  group: z.enum(['pay', 'plan', 'local', 'own']),
  connection: connectionViewSchema,
});
export type EndpointView = z.infer<typeof endpointViewSchema>;

export const numberOptionSchema = z.enum([
  'temperature',
  'topP',
  'topK',
  'minP',
  'frequencyPenalty',
  'presencePenalty',
  'repetitionPenalty',
  'seed',
]);
export type NumberOption = z.infer<typeof numberOptionSchema>;

/** What is asked of the chosen model. What is absent is not sent. */
export const optionValuesSchema = z.object({
  temperature: z.optional(z.number()),
  topP: z.optional(z.number()),
  topK: z.optional(z.number()),
  minP: z.optional(z.number()),
  frequencyPenalty: z.optional(z.number()),
  presencePenalty: z.optional(z.number()),
  repetitionPenalty: z.optional(z.number()),
  seed: z.optional(z.number()),
  /** Tokens. */
  maxTokens: z.optional(z.number()),
  stop: z.optional(z.array(z.string())),
  format: z.optional(z.literal('json-object')),
});
export type OptionValues = z.infer<typeof optionValuesSchema>;

/** What may be asked of the chosen model, and what is. */
export const optionsViewSchema = z.object({
  /** Only what the endpoint takes; an absent end has no limit. */
  numbers: z.array(
    z.object({
      name: numberOptionSchema,
      min: z.optional(z.number()),
      max: z.optional(z.number()),
      isInteger: z.boolean(),
    }),
  ),
  /** Tokens that the model writes at most; absent: unknown. */
  maxOutputTokens: z.optional(z.number()),
  /** How many stop words the endpoint takes; 0: none. */
  maxStops: z.number(),
  takesJson: z.boolean(),
  values: optionValuesSchema,
});
export type OptionsView = z.infer<typeof optionsViewSchema>;

export const promptViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  text: z.string(),
  /** It came with the extension. */
  isBuiltIn: z.boolean(),
  /** It came with the extension, and the user wrote it anew. */
  isChanged: z.boolean(),
});
export type PromptView = z.infer<typeof promptViewSchema>;

/** The first of these that is there goes in front of a conversation. */
export const systemPromptViewSchema = z.object({
  ofConversation: z.optional(z.string()),
  /** For all conversations without one of their own. */
  ofUser: z.optional(z.string()),
  builtIn: z.string(),
});
export type SystemPromptView = z.infer<typeof systemPromptViewSchema>;

/** What decides the composer: who answers and how. */
export const controlsViewSchema = z.object({
  endpoints: z.array(endpointViewSchema),
  endpointId: z.string(),
  models: z.array(modelViewSchema),
  modelId: z.string(),
  /** Who looks at pictures when the chosen model cannot. */
  visionModelLabel: z.optional(z.string()),
  /** Of the chosen model. */
  thinking: thinkingModeSchema,
  /** What may be chosen for it; empty: the model leaves no choice. */
  thinkingChoices: z.array(thinkingModeSchema),
  options: optionsViewSchema,
  systemPrompt: systemPromptViewSchema,
  prompts: z.array(promptViewSchema),
  verbs: z.array(verbViewSchema),
  /** What models may do by themselves in this conversation. */
  tools: z.optional(toolsViewSchema),
  /** Models that can are asked to speak. */
  speech: z.optional(z.boolean()),
  /** Endpoints that can are asked to search the web. */
  webSearch: z.optional(z.boolean()),
  /** Boxes and points of answers are drawn on their pictures; absent counts as yes. */
  drawsRegions: z.optional(z.boolean()),
});
export type ControlsView = z.infer<typeof controlsViewSchema>;
