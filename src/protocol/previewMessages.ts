/** What the page preview and the extension host say to each other. */
import * as z from 'zod/mini';
import type { Vocabulary } from './channel.ts';
import { imageViewSchema, errorViewSchema, waitViewSchema } from './views/index.ts';

const nothing = z.optional(z.null());

export const previewStateSchema = z.object({
  /** Of the stored page; kept in the webview's own state, so that the page is found again after a reload. */
  id: z.string(),
  title: z.string(),
  status: z.enum(['waiting', 'thinking', 'streaming', 'done', 'stopped', 'failed']),
  /** What it waits for while it is `waiting`, beside the model itself. */
  wait: z.optional(waitViewSchema),
  /** The document so far, as written by the model: shown only inside the sandboxed frame. */
  html: z.string(),
  /** The screenshot that it is made from; absent for one out of a conversation. */
  source: z.optional(imageViewSchema),
  modelLabel: z.string(),
  /** Tail of the reasoning while `thinking`. */
  reasoning: z.optional(z.string()),
  /** Where it was saved, as shown to people. */
  savedAs: z.optional(z.string()),
  /** Something that the user should know and that stops nothing, in whole sentences. */
  notice: z.optional(z.string()),
  error: z.optional(errorViewSchema),
});
export type PreviewState = z.infer<typeof previewStateSchema>;

export const hostToPreview = {
  events: {
    'state/changed': previewStateSchema,
    /** What came since the last delta, at most one a frame; `from` is the length of the page that it continues. */
    'page/grown': z.object({ from: z.number(), text: z.string() }),
    /** Tail of the reasoning while `thinking`. */
    'reasoning/changed': z.object({ reasoning: z.string() }),
  },
  requests: {},
} as const satisfies Vocabulary;

export const previewToHost = {
  events: {},
  requests: {
    'preview/open': { params: nothing, result: previewStateSchema },
    'conversion/stop': { params: nothing, result: nothing },
    'conversion/retry': { params: nothing, result: nothing },
    'page/save': { params: nothing, result: nothing },
    'page/showSource': { params: nothing, result: nothing },
    'fix/run': { params: z.object({ id: z.string() }), result: nothing },
  },
} as const satisfies Vocabulary;

export type HostToPreview = typeof hostToPreview;
export type PreviewToHost = typeof previewToHost;
