import type { Box } from '../../vision/index.ts';

export function areaOf({ left, top, right, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

/** What two boxes have in common of what they cover together: 1 for the same, 0 where they do not meet. */
export function overlapOf(a: Box, b: Box): number {
  const common = areaOf({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const all = areaOf(a) + areaOf(b) - common;
  return all > 0 ? common / all : 0;
}
