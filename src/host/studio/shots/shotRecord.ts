import * as z from 'zod';

/** A screenshot as it is stored with its page. */
export const shotRecordSchema = z.object({
  name: z.string(),
  /** In the page's own folder. */
  file: z.string().regex(/^screenshot(-\d+)?\.\w+$/),
  /** What it shows, in the user's words. */
  label: z.string().optional(),
  /** Pixels to one CSS pixel; otherwise the picture tells. */
  pixelRatio: z.number().min(0.5).max(8).optional(),
});
export type ShotRecord = z.infer<typeof shotRecordSchema>;

/** What a page's record holds of its screenshots. */
export const shotsShape = {
  /** The screenshot that it is made from; a page out of a conversation has none. */
  picture: z.object({ name: z.string(), file: z.string().regex(/^screenshot\.\w+$/) }).optional(),
  /** Of the first one, as the user set it; otherwise the picture tells. */
  pixelRatio: z.number().min(0.5).max(8).optional(),
  /** More of the same page: states and widths. */
  others: z.array(shotRecordSchema).optional(),
  /** Which of them it is looked at beside, from 0; the first where absent. */
  shownShot: z.number().int().min(0).optional(),
};
const shotsSchema = z.object(shotsShape);
export type ShotsRecord = z.infer<typeof shotsSchema>;
