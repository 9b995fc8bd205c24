import * as z from 'zod';

/** A page that the endpoint's own search found for an answer. The address is a stranger's: it is opened, never loaded. */
export const webSourceSchema = z.object({
  title: z.string(),
  url: z.string(),
  /** What the search took from the page. */
  content: z.string().exactOptional(),
  /** Who publishes it. */
  publisher: z.string().exactOptional(),
  publishedAt: z.string().exactOptional(),
  /** How the text refers to it: `ref_1`. */
  reference: z.string().exactOptional(),
});
export type WebSource = z.infer<typeof webSourceSchema>;
