import * as z from 'zod';

const sizeSchema = z.object({ width: z.number(), height: z.number() });
const part = z.number().min(0).max(1);

/** What the pixels of two pictures say; kept with an answer that was asked to compare them. */
export const measuredDifferencesSchema = z.object({
  /** 0 (nothing in common) to 1 (the same to the eye). */
  total: part,
  layout: part,
  colour: part,
  ink: part,
  /** In pixels of the first picture; the worst first. */
  regions: z
    .array(
      z.object({
        x: z.number(),
        y: z.number(),
        width: z.number(),
        height: z.number(),
        kind: z.enum(['missing', 'extra', 'colour', 'text', 'different']),
        share: part,
      }),
    )
    .readonly(),
  /** Of the first picture, and of the second one brought to the width of the first. */
  sizes: z.tuple([sizeSchema, sizeSchema]).readonly(),
});
export type MeasuredDifferences = z.infer<typeof measuredDifferencesSchema>;
