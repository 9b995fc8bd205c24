/** Pictures that are cut out of the screenshot and put into the page. */
import * as z from 'zod/mini';
import { nothing } from '../nothing.ts';
import { waitViewSchema } from '../views/waitView.ts';

export const assetViewSchema = z.object({
  /** Of those that were found it is the only one of its name. */
  name: z.string(),
  kind: z.enum(['photo', 'logo', 'icon', 'illustration', 'avatar']),
  alt: z.string(),
  /** Pixels of the screenshot. */
  box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  isChosen: z.boolean(),
  /** Where it may go, the likeliest first; sizes in CSS pixels. */
  places: z.array(
    z.object({ key: z.string(), label: z.string(), width: z.number(), height: z.number(), isBehind: z.boolean() }),
  ),
  /** Of the one that it goes to; absent where it goes nowhere. */
  place: z.optional(z.string()),
  /** Why it cannot be put there, in words. */
  problem: z.optional(z.string()),
  /** It is in the page, in so many bytes; `pngBytes`: what it would be without loss. */
  used: z.optional(z.object({ bytes: z.number(), isJpeg: z.boolean(), pngBytes: z.optional(z.number()) })),
});
export type AssetView = z.infer<typeof assetViewSchema>;

export const assetsViewSchema = z.object({
  /** In reading order. */
  assets: z.array(assetViewSchema),
  /** The screenshot was looked through, be it in vain. */
  isSearched: z.boolean(),
  running: z.optional(z.enum(['finding', 'placing'])),
  /** What is being done, in words. */
  step: z.optional(z.string()),
  wait: z.optional(waitViewSchema),
  /** There is a screenshot, and a page. */
  isOffered: z.boolean(),
  /** What came of it last, in whole sentences. */
  outcome: z.optional(z.string()),
  /** Who found them, and what that took, in words. */
  foundBy: z.optional(z.string()),
  /** The page is still the one that the pictures were put into. */
  canUndo: z.boolean(),
  largePhotosAsJpeg: z.boolean(),
  /** Whoever would be asked. */
  modelLabel: z.string(),
});
export type AssetsView = z.infer<typeof assetsViewSchema>;

export const measuredPageSchema = z.object({
  /** Of the viewport, in CSS pixels. */
  width: z.number(),
  height: z.number(),
  /** As `MeasuredElement` of `core/studio/assets`. */
  elements: z.array(
    z.object({
      path: z.array(z.number()),
      names: z.array(z.string()),
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      display: z.string(),
      isInset: z.boolean(),
      isPainted: z.boolean(),
      letters: z.number(),
      elements: z.number(),
      asset: z.optional(z.string()),
      label: z.string(),
      role: z.optional(z.string()),
    }),
  ),
});
export type MeasuredPage = z.infer<typeof measuredPageSchema>;

export const assetEvents = {
  'assets/changed': assetsViewSchema,
  /** The user wants to see them. */
  'assets/show': z.object({}),
};

/** Asked by the host. */
export const assetQuestions = {
  /** Where the elements of a page are, laid out of sight as large as the screenshot. */
  'page/measure': { params: z.object({ html: z.string() }), result: measuredPageSchema },
};

const choiceSchema = z.object({
  name: z.string(),
  alt: z.optional(z.string()),
  isChosen: z.optional(z.boolean()),
  /** Of an element, as `placeKey` makes it; null for nowhere. */
  place: z.optional(z.nullable(z.string())),
});
export type AssetChoice = z.infer<typeof choiceSchema>;

export const assetRequests = {
  'assets/open': { params: nothing, result: assetsViewSchema },
  'assets/find': { params: nothing, result: nothing },
  'assets/choose': { params: choiceSchema, result: nothing },
  /** All that have a place, or none. */
  'assets/chooseAll': { params: z.object({ isChosen: z.boolean() }), result: nothing },
  /** Puts those that are chosen into the page. */
  'assets/use': { params: nothing, result: nothing },
  /** Back to the page without them. */
  'assets/undo': { params: nothing, result: nothing },
  /** Remembered for all pages. */
  'assets/setLargePhotosAsJpeg': { params: z.object({ on: z.boolean() }), result: nothing },
};
