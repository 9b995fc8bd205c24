import * as z from 'zod/mini';
import { controlsViewSchema } from './controlsView.ts';
import { turnViewSchema } from './turnView.ts';

export const conversationViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  turns: z.array(turnViewSchema),
  /** How many turns stand in front of these and follow by `turns/earlier`. */
  earlier: z.optional(z.number()),
  /** What all its answers took and cost, in words; absent while the answers say it themselves. */
  usage: z.optional(z.string()),
});
export type ConversationView = z.infer<typeof conversationViewSchema>;

export const panelStateSchema = z.object({ conversation: conversationViewSchema, controls: controlsViewSchema });
export type PanelState = z.infer<typeof panelStateSchema>;
