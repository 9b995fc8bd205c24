import {
  drawnSize,
  fitSize,
  inspectPicture,
  mayStay,
  orientationOf,
  type Picture,
  type PictureRule,
  stripMetadata,
  UnreadablePicture,
} from '../../../core/attachments/index.ts';
import type { Box } from '../../../core/vision/index.ts';
import type { FittedPicture } from '../codecMessages.ts';
import { readColorProfile, withColorProfile } from './colorProfile.ts';
import { crop } from './crop.ts';
import { decode } from './decode.ts';
import { renderDrawing } from './drawing.ts';
import { encodeWithin } from './encodeWithin.ts';
import { isDrawn, isOpaque, type Pixels } from './pixels.ts';
import { resize } from './resize.ts';
import { turn } from './turn.ts';

/** What is lost already need not be kept without loss; a screenshot is, whatever it comes as. */
const lossy: ReadonlySet<Picture['mediaType']> = new Set(['image/jpeg', 'image/webp', 'image/avif']);

/**
 * A picture as an endpoint takes it, and without anything but the picture. Left as it is where that is possible.
 * @param part only this part of it
 * @param zoom so many times as large as it is there
 * @throws UnreadablePicture, or a decoder's error: what it decodes is damaged then
 */
export async function fitPicture(
  data: Uint8Array<ArrayBuffer>,
  rule: PictureRule,
  part?: Box,
  zoom = 1,
): Promise<FittedPicture> {
  const picture = inspectPicture(data, '');
  const { mediaType, width, height } = picture;
  const original = { mediaType, width, height };
  const orientation = orientationOf(data, mediaType);
  if (!part && orientation === 1 && mayStay(picture, rule)) {
    const stripped = stripMetadata(data, mediaType);
    if (stripped && stripped.length <= (rule.maxBytes ?? stripped.length)) {
      return { data: stripped.slice(), mediaType, width, height, original };
    }
  }
  if (mediaType === 'image/svg+xml') {
    const { pixels, textMissing } = await renderDrawing(data, drawnSize(picture, rule).width);
    const shown = await enlarged(part ? crop(pixels, part) : pixels, zoom);
    const fitted = await encode(shown, rule, true, undefined);
    return { ...fitted, original, ...(textMissing && { textMissing }) };
  }
  const upright = turn(await decode(data, mediaType), orientation);
  const pixels = await enlarged(part ? crop(upright, part) : upright, zoom);
  // The header that was measured and the one that was decoded may differ: what came out counts.
  const size = fitSize(pixels, rule);
  const fitting = await resize(pixels, size.width, size.height);
  const lossless = mediaType !== 'image/jpeg' && (!lossy.has(mediaType) || isDrawn(fitting) || !isOpaque(fitting));
  return { ...(await encode(fitting, rule, lossless, readColorProfile(data, mediaType))), original };
}

async function enlarged(pixels: Pixels, zoom: number): Promise<Pixels> {
  return zoom > 1 ? resize(pixels, pixels.width * zoom, pixels.height * zoom) : pixels;
}

async function encode(
  pixels: Pixels,
  rule: PictureRule,
  lossless: boolean,
  profile: Uint8Array | undefined,
): Promise<Omit<FittedPicture, 'original'>> {
  const encoded = await encodeWithin(pixels, rule, lossless, profile ? profile.length + 64 : 0);
  if (!encoded) throw new UnreadablePicture('', 'too-large');
  return profile ? { ...encoded, data: withColorProfile(encoded.data, encoded.mediaType, profile) } : encoded;
}
