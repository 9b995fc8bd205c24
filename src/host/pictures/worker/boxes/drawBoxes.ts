import { UnreadablePicture } from '../../../../core/attachments/index.ts';
import type { BoxedPicture, DrawnBox } from '../../codecMessages.ts';
import { findFonts } from '../findFonts.ts';
import { encodeWithin } from '../encodeWithin.ts';
import { renderOverlay } from '../drawing.ts';
import { flattened, isDrawn, type Pixels } from '../pixels.ts';
import { resize } from '../resize.ts';
import { uprightPixels } from '../uprightPixels.ts';
import { boxOverlay, marginFor, type OverlayPicture, styleFor } from './boxOverlay.ts';

/** Pixels of the longer side of each picture: more is not seen in a conversation. */
const longestSide = 2400;
/** Two pictures stand so that they look most like a screen: beside each other, or one above the other. */
const pleasant = 1.4;

/** One picture or two with boxes around places in them. @throws UnreadablePicture, or a decoder's error */
export async function drawBoxes(
  sources: readonly { data: Uint8Array<ArrayBuffer>; boxes: readonly DrawnBox[] }[],
): Promise<BoxedPicture> {
  const pictures: { pixels: Pixels; boxes: readonly DrawnBox[] }[] = [];
  for (const { data, boxes } of sources)
    pictures.push({ pixels: await sized(flattened(await uprightPixels(data))), boxes });
  const widest = Math.max(...pictures.map(({ pixels }) => pixels.width));
  const highest = Math.max(...pictures.map(({ pixels }) => pixels.height));
  const fonts = await findFonts();
  const words = { words: fonts.fontBuffers.length > 0, wideWords: fonts.hasWide };
  const style = styleFor(widest, highest, words);
  const margin = marginFor(widest, highest, style);
  const gap = style.fontSize;
  const { canvas, placed } = arrange(pictures, margin, gap);
  const overlay = await renderOverlay(boxOverlay(placed, canvas, style), canvas.width, fonts);
  const data = new Uint8ClampedArray(canvas.width * canvas.height * 4);
  for (const [index, { x, y }] of placed.entries()) {
    const { pixels } = pictures[index] as { pixels: Pixels };
    for (let row = 0; row < pixels.height; row++) {
      const from = row * pixels.width * 4;
      data.set(pixels.data.subarray(from, from + pixels.width * 4), ((y + row) * canvas.width + x) * 4);
    }
  }
  layOver(data, overlay.data);
  const whole: Pixels = { ...canvas, data };
  const rule = { mediaTypes: ['image/png', 'image/jpeg'] };
  const lossless = isDrawn(whole) || margin > 0 || pictures.length > 1;
  const encoded = await encodeWithin(whole, rule, lossless, 0);
  if (!encoded) throw new UnreadablePicture('', 'damaged');
  return encoded;
}

async function sized(pixels: Pixels): Promise<Pixels> {
  const scale = Math.min(1, longestSide / Math.max(pixels.width, pixels.height));
  if (scale === 1) return pixels;
  return resize(pixels, Math.max(1, Math.round(pixels.width * scale)), Math.max(1, Math.round(pixels.height * scale)));
}

function arrange(
  pictures: readonly { pixels: Pixels; boxes: readonly DrawnBox[] }[],
  margin: number,
  gap: number,
): { canvas: { width: number; height: number }; placed: OverlayPicture[] } {
  const sum = (side: 'width' | 'height'): number =>
    pictures.reduce((total, { pixels }) => total + pixels[side], gap * (pictures.length - 1));
  const most = (side: 'width' | 'height'): number => Math.max(...pictures.map(({ pixels }) => pixels[side]));
  const off = (width: number, height: number): number => Math.abs(Math.log(width / height / pleasant));
  const isRow = off(sum('width'), most('height')) <= off(most('width'), sum('height'));
  let [x, y] = [margin, margin];
  const placed = pictures.map(({ pixels: { width, height }, boxes }) => {
    const at = { x, y, width, height, boxes };
    if (isRow) x += width + gap;
    else y += height + gap;
    return at;
  });
  const width = (isRow ? sum('width') : most('width')) + 2 * margin;
  const height = (isRow ? most('height') : sum('height')) + 2 * margin;
  return { canvas: { width, height }, placed };
}

/** @param over as the renderer gives it: colours multiplied by their alpha */
function layOver(under: Uint8ClampedArray, over: Uint8ClampedArray): void {
  for (let at = 0; at < under.length; at += 4) {
    const alpha = over[at + 3] ?? 0;
    if (alpha === 0) continue;
    const rest = (255 - alpha) / 255;
    for (let channel = at; channel < at + 3; channel++) {
      under[channel] = (over[channel] ?? 0) + (under[channel] ?? 0) * rest;
    }
    under[at + 3] = Math.max(under[at + 3] ?? 0, alpha);
  }
}
