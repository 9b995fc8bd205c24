import * as z from 'zod/mini';
import { pageTargetSchema } from './pageTarget.ts';

/** A screenshot that a page shall be made of. */
export const startShotSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What it shows, in the user's words. */
  label: z.string(),
  /** Pixels. */
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  /** Pixels to one CSS pixel: the page is as wide as `width` divided by this. */
  pixelRatio: z.number(),
  uri: z.string(),
  /** It is a part of the picture that came. */
  isCropped: z.boolean(),
});
export type StartShot = z.infer<typeof startShotSchema>;

export const recentPageSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Milliseconds since 1970. */
  changedAtMs: z.number(),
  modelLabel: z.string(),
  /** From 0 to 1; absent where it is not known. */
  score: z.optional(z.number()),
  /** A small picture of it. */
  uri: z.optional(z.string()),
});
export type RecentPage = z.infer<typeof recentPageSchema>;

/** What a new page is made of, as far as it is said. */
export const startViewSchema = z.object({
  /** The first is the page as it is opened. */
  shots: z.array(startShotSchema),
  target: pageTargetSchema,
  isSketch: z.boolean(),
  wish: z.string(),
  /** Who writes it, and where the pictures go; absent where no model sees pictures. */
  model: z.optional(z.object({ label: z.string(), endpointLabel: z.string() })),
  /** The one that was changed last first. */
  recent: z.array(recentPageSchema),
});
export type StartView = z.infer<typeof startViewSchema>;
