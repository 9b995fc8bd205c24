import * as z from 'zod/mini';

/** A page that an answer rests on. */
export const sourceViewSchema = z.object({
  title: z.string(),
  /** Where it is, for a click: nothing of it is ever loaded here. Absent where the address is none to open. */
  href: z.optional(z.string()),
  /** "example.com", or who publishes it. */
  place: z.string(),
  content: z.optional(z.string()),
  publishedAt: z.optional(z.string()),
  /** How the text refers to it: `ref_1`. */
  reference: z.optional(z.string()),
});
export type SourceView = z.infer<typeof sourceViewSchema>;
