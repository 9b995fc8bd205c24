/** Pointing at elements of a page, changing them, and saying what to change. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';

const pathSchema = z.array(z.number().check(z.int(), z.minimum(0)));

/** As `ElementPath` of `core/studio/source`, with the names of the elements on the way: the two must agree. */
export const elementPlaceSchema = z.object({ path: pathSchema, names: z.array(z.string()) });
export type ElementPlace = z.infer<typeof elementPlaceSchema>;

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** As `QuickChange` of `core/studio/source`. */
export const quickChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('style'), property: z.string(), value: z.optional(z.string()) }),
  z.object({ kind: z.literal('attribute'), name: z.string(), value: z.optional(z.string()) }),
  z.object({ kind: z.enum(['delete', 'duplicate', 'up', 'down']) }),
]);

/** What the user wants changed of a page. */
export const wishSchema = z.object({
  wish: z.string(),
  /** What was pointed at; nothing means the whole page. */
  elements: z.array(
    z.object({
      place: elementPlaceSchema,
      /** In pixels of the screenshot; absent while the page is laid out for another width. */
      box: z.optional(boxSchema),
    }),
  ),
  /** Parts of the screenshot that were circled, in its own pixels. */
  regions: z.array(boxSchema),
});
export type WishView = z.infer<typeof wishSchema>;

export const pointEvents = {
  /** The cursor stands in the source of these; none: nowhere. */
  'point/cursor': z.object({ paths: z.array(pathSchema) }),
  /** A wish was fulfilled. */
  'point/told': z.object({ wish: z.string() }),
};

export const pointRequests = {
  /** Returns when it began; how it ends is seen in the page's work and error, and told by `point/told`. */
  'point/tell': { params: wishSchema, result: nothing },
  /** Small changes that need no model; all of them or none, and one step of undo. */
  'point/touch': {
    params: z.object({ elements: z.array(elementPlaceSchema), change: quickChangeSchema, what: z.string() }),
    result: z.object({
      /** Where the elements are then; fewer when they are gone. */
      paths: z.array(pathSchema),
      /** Why it was not done, in words. */
      refused: z.optional(z.string()),
    }),
  },
  /** The version before, or the one after; none where there is none, or something is being done to the page. */
  'point/undo': { params: z.object({ redo: z.boolean() }), result: z.object({ done: z.boolean() }) },
  /** Shows where they are written: in an editor that is on the screen, or with `open` in any, which gets the focus. */
  'point/reveal': { params: z.object({ elements: z.array(elementPlaceSchema), open: z.boolean() }), result: nothing },
};
