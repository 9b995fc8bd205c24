import * as z from 'zod/mini';

/** A sound that the host has stored; the bytes stay there, the view plays them by `uri`. */
export const soundViewSchema = z.object({
  mediaType: z.string(),
  /** Size of the stored file in bytes. */
  bytes: z.number(),
  durationMs: z.optional(z.number()),
  /** Loadable in the webview that received this view. */
  uri: z.string(),
});
export type SoundView = z.infer<typeof soundViewSchema>;
