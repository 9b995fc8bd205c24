import * as z from 'zod/mini';
import type { Device } from '../view/viewChoices.ts';

/** The ways to look at a page and its screenshot. */
export const compareModes = ['page', 'side', 'overlay', 'swipe', 'blink', 'difference'] as const;
export type CompareMode = (typeof compareModes)[number];

/** Kept in the tab's own state. */
export const compareChoicesSchema = z.object({
  mode: z._default(z.enum(compareModes), 'page'),
  /** Of the screenshot over the page, 0 to 1. */
  opacity: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.5),
  /** Where the screenshot ends and the page begins, in parts of the width. */
  divider: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.5),
});
export type CompareChoices = z.infer<typeof compareChoicesSchema>;
export const noCompareChoices: CompareChoices = { mode: 'page', opacity: 0.5, divider: 0.5 };

/** Screenshot and page lie on each other. */
export function isLayered(mode: CompareMode): boolean {
  return mode !== 'page' && mode !== 'side';
}

/** On another device than the screenshot's the two have not one pixel in common. */
export function possibleMode(mode: CompareMode, device: Device): CompareMode {
  return isLayered(mode) && device !== 'picture' ? 'side' : mode;
}
