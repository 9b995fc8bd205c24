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
