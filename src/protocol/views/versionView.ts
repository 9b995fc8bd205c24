import * as z from 'zod/mini';

/** A version of a page, as it is listed. */
export const versionViewSchema = z.object({
  id: z.string(),
  /** What it was made from, of those that are listed; null for a page that was written as a whole. */
  parentId: z.nullable(z.string()),
  /** Milliseconds since 1970. */
  atMs: z.number(),
  /** As the user named it, else what was done. */
  title: z.string(),
  /** The user's own name. */
  name: z.optional(z.string()),
  /** What was done, in words. */
  what: z.string(),
  modelLabel: z.optional(z.string()),
  /** In words; absent where no model was asked. */
  cost: z.optional(z.string()),
  /** How like its screenshot it is, from 0 to 1; absent while it is not known. */
  score: z.optional(z.number()),
  /** Of what it was made from. */
  scoreBefore: z.optional(z.number()),
  /** A small picture of it. */
  pictureUri: z.optional(z.string()),
  bytes: z.number(),
});
export type VersionView = z.infer<typeof versionViewSchema>;

export const versionsViewSchema = z.object({
  /** Newest first. */
  versions: z.array(versionViewSchema),
  /** The one that the page is now; absent while it is being changed. */
  currentId: z.optional(z.string()),
  /** Another model may be asked for the page of the screenshot. */
  canTryModel: z.boolean(),
  /** Why nothing is kept, in whole sentences. */
  problem: z.optional(z.string()),
});
export type VersionsView = z.infer<typeof versionsViewSchema>;
