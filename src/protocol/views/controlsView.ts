import * as z from 'zod/mini';

export const modelViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  vision: z.boolean(),
  /** What the thinking switch may do for this model. */
  thinking: z.enum(['none', 'forced', 'default-on', 'default-off']),
  /** Can answer in speech at this endpoint. */
  speaks: z.optional(z.boolean()),
  /** The endpoint searches the web for this model. */
  searches: z.optional(z.boolean()),
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
  /** Models that can are asked to speak. */
  speech: z.optional(z.boolean()),
  /** Endpoints that can are asked to search the web. */
  webSearch: z.optional(z.boolean()),
  /** Boxes and points of answers are drawn on their pictures; absent counts as yes. */
  drawsRegions: z.optional(z.boolean()),
});
export type ControlsView = z.infer<typeof controlsViewSchema>;
