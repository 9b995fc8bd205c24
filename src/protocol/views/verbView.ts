import * as z from 'zod/mini';

/** What may stand behind a slash at the start of a message. */
export const verbViewSchema = z.object({
  /** `ocr`. */
  name: z.string(),
  title: z.string(),
  detail: z.string(),
  icon: z.string(),
});
export type VerbView = z.infer<typeof verbViewSchema>;
