import type { Pixels } from './decodePicture.ts';
import type { PictureFacts, Region } from './pictureFacts.ts';

/** Black ink on white paper as RGBA, `scale` times as large as the picture. */
export interface InkPicture {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
  scale: number;
}

/** Letters of a screenshot are some 9 pixels high, and readers of text are trained on paper that was scanned. */
const readingScale = 2;

/**
 * The picture with every region's own colour as white and what stands out from it as black: light letters on dark
 * panels and the edges of the panels are gone then, and only writing is left.
 */
export function inkPicture(pixels: Pixels, { root, width }: PictureFacts): InkPicture {
  const { height } = pixels;
  const grey = new Uint8Array(width * height).fill(255);
  paint(root, pixels, grey);
  const scale = width > 2200 ? 1 : readingScale;
  return { ...enlarge(grey, width, height, scale), scale };
}

/** Of a region and then of what lies on it: the deepest decides. */
function paint(region: Region, pixels: Pixels, grey: Uint8Array): void {
  const ground = Number.parseInt(region.hex.slice(1), 16);
  const [red, green, blue] = [ground >> 16, (ground >> 8) & 255, ground & 255];
  const left = Math.max(0, region.x);
  const right = Math.min(pixels.width, region.x + region.width);
  for (let y = Math.max(0, region.y); y < Math.min(pixels.height, region.y + region.height); y++) {
    for (let x = left; x < right; x++) {
      const at = (y * pixels.width + x) * 3;
      const contrast = Math.max(
        Math.abs((pixels.rgb[at] ?? 0) - red),
        Math.abs((pixels.rgb[at + 1] ?? 0) - green),
        Math.abs((pixels.rgb[at + 2] ?? 0) - blue),
      );
      // Faint lines of a grid and the last smoothed pixel of a letter are no ink.
      grey[y * pixels.width + x] = contrast < 24 ? 255 : Math.max(0, 255 - contrast * 1.6);
    }
  }
  clearEdges(region, pixels, grey);
  for (const child of region.children) paint(child, pixels, grey);
}

/** Borders and rounded corners would be read as bars and brackets. */
function clearEdges({ x, y, width, height, corners, kind }: Region, pixels: Pixels, grey: Uint8Array): void {
  if (kind === 'page') return;
  const edge = 3;
  const corner = Math.min(Math.max(...corners), width / 2, height / 2);
  for (let row = Math.max(0, y); row < Math.min(pixels.height, y + height); row++) {
    const inCorner = row - y < corner || y + height - row <= corner;
    const wide = row - y < edge || y + height - row <= edge ? width : inCorner ? Math.max(edge, corner / 2) : edge;
    for (let step = 0; step < wide; step++) {
      for (const column of [x + step, x + width - 1 - step]) {
        if (column >= 0 && column < pixels.width) grey[row * pixels.width + column] = 255;
      }
    }
  }
}

/** Between pixels by their distance: steps would be read as strokes. */
function enlarge(grey: Uint8Array, width: number, height: number, scale: number): Omit<InkPicture, 'scale'> {
  const [wide, high] = [width * scale, height * scale];
  const rgba = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0; y < high; y++) {
    const fromY = Math.min(height - 1, Math.max(0, (y + 0.5) / scale - 0.5));
    const top = Math.floor(fromY);
    const bottom = Math.min(height - 1, top + 1);
    for (let x = 0; x < wide; x++) {
      const fromX = Math.min(width - 1, Math.max(0, (x + 0.5) / scale - 0.5));
      const left = Math.floor(fromX);
      const right = Math.min(width - 1, left + 1);
      const [partX, partY] = [fromX - left, fromY - top];
      const at = (row: number, column: number): number => grey[row * width + column] ?? 255;
      const value =
        (at(top, left) * (1 - partX) + at(top, right) * partX) * (1 - partY) +
        (at(bottom, left) * (1 - partX) + at(bottom, right) * partX) * partY;
      const to = (y * wide + x) * 4;
      rgba[to] = rgba[to + 1] = rgba[to + 2] = value;
      rgba[to + 3] = 255;
    }
  }
  return { width: wide, height: high, rgba };
}
