/** Not more than this of two names may lie upon each other, in CSS pixels: their borders and margins. */
const slack = 4;

/** Marks the names that would lie upon one before them: two of them there can both not be read. */
export function thinOutTags(tags: Iterable<HTMLElement>): void {
  const measured = [...tags].map(tag => ({ tag, rect: tag.getBoundingClientRect() }));
  const kept: DOMRect[] = [];
  for (const { tag, rect } of measured) {
    const isCovered = kept.some(other => overlap(rect, other));
    if (!isCovered) kept.push(rect);
    tag.toggleAttribute('data-covered', isCovered);
  }
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > slack && high > slack;
}
