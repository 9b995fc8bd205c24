/** What a webview shows, as data. No view model holds a key, a header or an endpoint's address. */
import * as z from 'zod/mini';

/** An attachment that the host has stored; the bytes stay there, the view shows them by `uri`. */
export const attachmentViewSchema = z.object({
  id: z.string(),
  kind: z.literal('image'),
  name: z.string(),
  mediaType: z.string(),
  /** Pixels. */
  width: z.number(),
  height: z.number(),
  /** Size of the stored file in bytes. */
  bytes: z.number(),
  /** What will be done to it when it is sent, where that is something. */
  note: z.optional(z.string()),
  /** Loadable in the webview that received this view. */
  uri: z.string(),
});
export type AttachmentView = z.infer<typeof attachmentViewSchema>;

/** Token counts as the endpoint reported them; a missing one is unknown, never 0. */
export const usageViewSchema = z.object({
  promptTokens: z.number(),
  completionTokens: z.number(),
  totalTokens: z.number(),
  cachedTokens: z.optional(z.number()),
  reasoningTokens: z.optional(z.number()),
});
export type UsageView = z.infer<typeof usageViewSchema>;

/** A way out of an error, offered as a button; `id` is an entry of the host's own table, never a free command. */
export const fixViewSchema = z.object({ id: z.string(), label: z.string() });
export type FixView = z.infer<typeof fixViewSchema>;

export const errorViewSchema = z.object({
  message: z.string(),
  /** The vendor's own words, redacted. */
  detail: z.optional(z.string()),
  fixes: z.array(fixViewSchema),
});
export type ErrorView = z.infer<typeof errorViewSchema>;

export const userTurnViewSchema = z.object({
  role: z.literal('user'),
  id: z.string(),
  text: z.string(),
  attachments: z.array(attachmentViewSchema),
});
export type UserTurnView = z.infer<typeof userTurnViewSchema>;

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

export const assistantTurnViewSchema = z.object({
  role: z.literal('assistant'),
  id: z.string(),
  /** `waiting`: sent, nothing came yet. `stopped`: by the user; what came is kept. */
  status: z.enum(['waiting', 'streaming', 'done', 'stopped', 'failed']),
  /** What it waits for while it is `waiting`, beside the model itself. */
  wait: z.optional(waitViewSchema),
  reasoning: z.string(),
  /** From the first to the last piece of reasoning, in milliseconds; absent while it runs or without any. */
  reasoningMs: z.optional(z.number()),
  text: z.string(),
  /** Who answered, as shown to people: "GLM-5V-Turbo". */
  modelLabel: z.string(),
  /** Said above the answer, for example that a vision model stepped in. */
  notices: z.array(z.string()),
  usage: z.optional(usageViewSchema),
  /** In words: an amount of money, "on the plan", "free" or "price unknown". */
  cost: z.optional(z.string()),
  /** The answer hit the output limit and may go on. */
  cutByLength: z.optional(z.boolean()),
  error: z.optional(errorViewSchema),
});
export type AssistantTurnView = z.infer<typeof assistantTurnViewSchema>;

export const turnViewSchema = z.discriminatedUnion('role', [userTurnViewSchema, assistantTurnViewSchema]);
export type TurnView = z.infer<typeof turnViewSchema>;

export const modelViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  vision: z.boolean(),
  /** What the thinking switch may do for this model. */
  thinking: z.enum(['none', 'forced', 'default-on', 'default-off']),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const endpointViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  hasKey: z.boolean(),
  needsKey: z.boolean(),
});
export type EndpointView = z.infer<typeof endpointViewSchema>;

export const thinkingModeSchema = z.enum(['default', 'on', 'off']);
export type ThinkingMode = z.infer<typeof thinkingModeSchema>;

/** What decides the composer: who answers and how. */
export const controlsViewSchema = z.object({
  endpoints: z.array(endpointViewSchema),
  endpointId: z.string(),
  models: z.array(modelViewSchema),
  modelId: z.string(),
  /** Who looks at pictures when the chosen model cannot. */
  visionModelLabel: z.optional(z.string()),
  thinking: thinkingModeSchema,
});
export type ControlsView = z.infer<typeof controlsViewSchema>;

export const conversationViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  turns: z.array(turnViewSchema),
  /** What all its answers took and cost, in words; absent while the answers say it themselves. */
  usage: z.optional(z.string()),
});
export type ConversationView = z.infer<typeof conversationViewSchema>;

export const panelStateSchema = z.object({ conversation: conversationViewSchema, controls: controlsViewSchema });
export type PanelState = z.infer<typeof panelStateSchema>;

/** Code to draw as a picture, with what is needed to draw it as the editor does. */
export const codePictureSchema = z.object({
  code: z.string(),
  languageId: z.string(),
  fileName: z.string(),
  /** Line number of the first line, from 1. */
  firstLine: z.number(),
  tabSize: z.number(),
  /** The user's colour theme as TextMate JSON with includes resolved; absent: the nearest built-in one. */
  theme: z.optional(z.unknown()),
});
export type CodePicture = z.infer<typeof codePictureSchema>;
