import * as z from 'zod/mini';

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
