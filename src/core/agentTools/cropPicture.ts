import * as z from 'zod';
import type { PromptTemplate } from '../prompts/promptTemplate.ts';
import { type Box, pixelsOf, type Size } from '../vision/index.ts';

export const cropPictureTemplate: PromptTemplate = {
  id: 'tool.cropPicture',
  placeholders: [],
  en: 'Cuts a part out of a picture at its full size and enlarges it where it is small, so that you can read details. picture is the name of an attached picture, a name such as tool:3, or a path of the workspace. box is [left, top, right, bottom], from 0 to 1000 of the width and height unless unit is "pixels".',
  zh: '从图片中按原始分辨率裁出一部分，较小时会放大，便于看清细节。picture 为附件图片的名称、tool:3 这样的名称，或工作区中的路径。box 为 [左, 上, 右, 下]，默认是宽和高的千分比（0 到 1000）；unit 为 "pixels" 时以像素计。',
};

export const cropInputSchema = z.object({
  picture: z.string().min(1).max(1000),
  box: z.array(z.number()).length(4),
  unit: z.enum(['thousandths', 'pixels']).optional(),
});

export interface PicturePart {
  /** 0 to 1 of the sides. */
  readonly box: Box;
  /** Pixels of the whole picture. */
  readonly pixels: { x: number; y: number; width: number; height: number };
  /** Times as large as it is, a whole number. */
  readonly zoom: number;
}

/** What is smaller is enlarged up to about this, CSS aside: models see little in a few pixels. */
const wantedSide = 768;
const mostZoom = 8;

/**
 * What a model means by four numbers: corners in any order, and cut to the picture.
 * @returns undefined where nothing of the picture lies within
 */
export function partOf(
  numbers: readonly number[],
  unit: 'thousandths' | 'pixels',
  size: Size,
): PicturePart | undefined {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  const within = (value: number, side: number): number =>
    Math.min(1, Math.max(0, unit === 'pixels' ? value / side : value / 1000));
  const box = {
    left: within(Math.min(x1, x2), size.width),
    top: within(Math.min(y1, y2), size.height),
    right: within(Math.max(x1, x2), size.width),
    bottom: within(Math.max(y1, y2), size.height),
  };
  if (box.right <= box.left || box.bottom <= box.top) return undefined;
  const pixels = pixelsOf(box, size);
  const zoom = Math.floor(wantedSide / Math.max(pixels.width, pixels.height));
  return { box, pixels, zoom: Math.max(1, Math.min(mostZoom, zoom)) };
}
