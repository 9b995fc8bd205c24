import type { Rect, Size } from './mark.ts';

/**
 * Side of a blur's blocks in pixels. As large as a line of text and a third of the blurred part: smaller ones keep
 * enough of a text to find out which letters they were made of.
 */
export function blockSizeOf({ width, height }: Rect, picture: Size): number {
  const least = Math.max(12, Math.max(picture.width, picture.height) / 80);
  return Math.ceil(Math.max(least, Math.min(width, height) / 3));
}
