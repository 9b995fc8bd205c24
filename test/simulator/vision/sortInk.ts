import { colourDistance, hexOf } from './colours.ts';
import type { InkPatch } from './findInk.ts';
import type { Box, TextLine } from './pictureFacts.ts';
import type { FlatRegion } from './regionTree.ts';

/** A patch of ink with its place in pixels of the picture. */
export interface PlacedInk extends Box {
  patch: InkPatch;
}

/**
 * Takes away what is only the edge of a rectangle: the smoothed pixels of its rounded corners, and frames, whose
 * colour becomes the rectangle's border.
 */
export function withoutEdges(inks: readonly PlacedInk[], rectangles: readonly FlatRegion[]): PlacedInk[] {
  return inks.filter(ink => {
    for (const rectangle of rectangles) {
      if (!inside(ink, rectangle, 4)) continue;
      const reach = Math.max(...rectangle.corners) + 4;
      const atLeft = ink.x + ink.width <= rectangle.x + reach;
      const atRight = ink.x >= rectangle.x + rectangle.width - reach;
      const atTop = ink.y + ink.height <= rectangle.y + reach;
      const atBottom = ink.y >= rectangle.y + rectangle.height - reach;
      if ((atLeft || atRight) && (atTop || atBottom)) return false;
      const full = (long: number, all: number) => long >= all * 0.8;
      const strip =
        ((atLeft || atRight) && full(ink.height, rectangle.height)) ||
        ((atTop || atBottom) && full(ink.width, rectangle.width));
      const cells = (ink.patch.right - ink.patch.left + 1) * (ink.patch.bottom - ink.patch.top + 1);
      const frame =
        full(ink.width, rectangle.width) && full(ink.height, rectangle.height) && ink.patch.cells < cells * 0.35;
      if (strip || frame) {
        if (frame || reach <= 6) rectangle.border ??= hexOf(ink.patch.mean);
        return false;
      }
    }
    return true;
  });
}

/** Strokes of large letters come out as rectangles or lines of their own; true when `shape` is one of those. */
export function isStroke(shape: FlatRegion, texts: readonly PlacedInk[], maxSide: number): boolean {
  if (shape.width > maxSide || shape.height > maxSide) return false;
  const colour = Number.parseInt(shape.hex.slice(1), 16);
  return texts.some(text => {
    const overlap = Math.min(text.y + text.height, shape.y + shape.height) - Math.max(text.y, shape.y);
    const gap = Math.max(text.x - shape.x - shape.width, shape.x - text.x - text.width);
    return (
      overlap >= shape.height * 0.7 &&
      gap <= 4 &&
      text.height < shape.height * 4 &&
      colourDistance(colour, text.patch.colour) < 70
    );
  });
}

/** Words that stand side by side on one base line become one line of text; dots of letters go to their letter. */
export function joinWords(words: readonly PlacedInk[]): TextLine[] {
  const lines: TextLine[] = [];
  const speck = (word: Box) => word.width * word.height <= 64;
  const ordered = [...words].sort((a, b) => Number(speck(a)) - Number(speck(b)) || a.x - b.x);
  for (const word of ordered) {
    const line = lines.findLast(candidate => (speck(word) ? isDotOf(word, candidate) : followsOn(word, candidate)));
    if (!line) {
      lines.push({ x: word.x, y: word.y, width: word.width, height: word.height, hex: hexOf(word.patch.colour) });
      continue;
    }
    const right = Math.max(line.x + line.width, word.x + word.width);
    const bottom = Math.max(line.y + line.height, word.y + word.height);
    line.x = Math.min(line.x, word.x);
    line.y = Math.min(line.y, word.y);
    line.width = right - line.x;
    line.height = bottom - line.y;
  }
  return lines;
}

function followsOn(word: Box, line: Box): boolean {
  const overlap = Math.min(line.y + line.height, word.y + word.height) - Math.max(line.y, word.y);
  const gap = word.x - (line.x + line.width);
  const [low, high] = [Math.min(line.height, word.height), Math.max(line.height, word.height)];
  return overlap >= low * 0.5 && gap <= high * 0.8 && high < 3 * low;
}

function isDotOf(speck: Box, line: Box): boolean {
  const near = speck.x >= line.x - 6 && speck.x + speck.width <= line.x + line.width + 10;
  return near && speck.y + speck.height >= line.y - line.height * 0.6 && speck.y <= line.y + line.height * 1.4;
}

function inside(inner: Box, outer: Box, slack: number): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}
