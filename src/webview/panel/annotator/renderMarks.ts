import { toBlob } from '../pictures/encode.ts';
import { type Drawable, drawMarks } from './drawMarks.ts';
import { cropOf, type Mark, type Size } from './mark.ts';

/** Photos lose nothing that is seen, and as PNG would be five times as large; everything else stays as it is. */
const photoQuality = 0.95;

/**
 * The picture with its marks, at its own size or that of the part that stays.
 * @param mediaType of the original: a photo stays one
 * @throws when it is larger than the browser can draw
 */
export async function renderMarks(
  picture: Drawable,
  size: Size,
  marks: readonly Mark[],
  mediaType: string,
): Promise<Blob> {
  const crop = cropOf(marks, size);
  const canvas = document.createElement('canvas');
  canvas.width = crop.width;
  canvas.height = crop.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.translate(-crop.x, -crop.y);
  context.drawImage(picture, 0, 0, size.width, size.height);
  drawMarks(context, marks, size, picture);
  return mediaType === 'image/jpeg' ? toBlob(canvas, mediaType, photoQuality) : toBlob(canvas, 'image/png');
}
