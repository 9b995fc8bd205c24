/** A part of a picture: 0 to 1 of its sides as displayed, from the top left corner. A point has no extent. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Less than this is what floating point leaves of a whole number. */
const noise = 1e-6;

/** All pixels that the box touches, at least one. */
export function pixelsOf(box: Box, { width, height }: Size): { x: number; y: number; width: number; height: number } {
  const x = Math.min(width - 1, Math.floor(box.left * width + noise));
  const y = Math.min(height - 1, Math.floor(box.top * height + noise));
  const right = Math.min(width, Math.max(x + 1, Math.ceil(box.right * width - noise)));
  const bottom = Math.min(height, Math.max(y + 1, Math.ceil(box.bottom * height - noise)));
  return { x, y, width: right - x, height: bottom - y };
}
