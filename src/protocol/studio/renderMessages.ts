/** Pages as pictures: only a browser can draw them, so the host asks the tab that shows the page. */
import * as z from 'zod/mini';

const part = z.number().check(z.minimum(0), z.maximum(1));

/** As `Similarity` and `DifferentRegion` of `core/studio/score`. */
export const similarityViewSchema = z.object({
  total: part,
  layout: part,
  colour: part,
  ink: part,
  regions: z.array(
    z.object({
      /** Pixels of the original. */
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      kind: z.enum(['missing', 'extra', 'colour', 'text', 'different']),
      share: part,
    }),
  ),
});
export type SimilarityView = z.infer<typeof similarityViewSchema>;

export const renderingSchema = z.object({
  /** PNG. */
  data: z.instanceof(Uint8Array),
  /** Pixels; as wide as the screenshot where there is one. */
  width: z.number(),
  height: z.number(),
  /** To the screenshot; absent where there is none. */
  similarity: z.optional(similarityViewSchema),
});
export type Rendering = z.infer<typeof renderingSchema>;

/** Said by the tab. */
export const renderNews = {
  /** How like its screenshot a page is: told of each that the tab showed and that stayed long enough. */
  'similarity/changed': z.object({ html: z.string(), similarity: similarityViewSchema }),
};

/** Asked by the host. */
export const renderQuestions = {
  /** Draws a page out of sight, whatever the tab shows meanwhile, and compares it with the screenshot. */
  'page/render': { params: z.object({ html: z.string() }), result: renderingSchema },
};
