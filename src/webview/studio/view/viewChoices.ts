import * as z from 'zod/mini';

/** Of what a page may be looked at in, and how large: kept in the tab's own state. */
export const viewChoicesSchema = z.object({
  /** `picture`: as wide as the screenshot that it is made from. */
  device: z._default(z.enum(['picture', 'phone', 'tablet', 'laptop', 'own']), 'picture'),
  /** CSS pixels, for `own`. */
  ownWidth: z._default(z.number().check(z.minimum(100), z.maximum(5000)), 1280),
  /** Lying where it would stand, and the other way round. */
  isTurned: z._default(z.boolean(), false),
  /** Screen pixels to one CSS pixel; absent: as large as the room has it. */
  zoom: z.optional(z.number().check(z.minimum(0.1), z.maximum(4))),
  /** What the page is told that the user prefers. */
  scheme: z._default(z.enum(['light', 'dark']), 'light'),
});
export type ViewChoices = z.infer<typeof viewChoicesSchema>;
export type Device = ViewChoices['device'];

export const noViewChoices: ViewChoices = { device: 'picture', ownWidth: 1280, isTurned: false, scheme: 'light' };
