import type { PictureRule } from '../../../core/attachments/index.ts';
import { encodeJpeg } from './jpeg.ts';
import type { Pixels } from './pixels.ts';
import { encodePng, packTightly } from './png.ts';
import { resize } from './resize.ts';

export interface Encoded {
  data: Uint8Array<ArrayBuffer>;
  mediaType: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

/** From "no difference to be seen" to "still readable"; below that fewer pixels serve better. */
const jpegQualities = [92, 85, 75];
const maxAttempts = 8;

/**
 * Encodes so that the endpoint takes it, losing as little as that allows: PNG as it comes, PNG packed tightly, JPEG,
 * and only then fewer pixels.
 * @param lossless whether PNG is tried first; where only one of the two is taken, it is that one
 * @param extraBytes what will still be added
 * @returns undefined when the endpoint takes neither, or nothing comes out small enough
 */
export async function encodeWithin(
  picture: Pixels,
  { mediaTypes, maxBytes = Number.POSITIVE_INFINITY }: PictureRule,
  lossless: boolean,
  extraBytes: number,
): Promise<Encoded | undefined> {
  const png = mediaTypes.includes('image/png');
  const jpeg = mediaTypes.includes('image/jpeg');
  const room = maxBytes - extraBytes;
  let pixels = picture;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const { width, height } = pixels;
    let size = 0;
    if (png && (lossless || !jpeg)) {
      let data = await encodePng(pixels);
      if (data.length > room) data = packTightly(data);
      if (data.length <= room) return { data, mediaType: 'image/png', width, height };
      size = data.length;
    }
    for (const quality of jpeg ? jpegQualities : []) {
      const data = await encodeJpeg(pixels, quality);
      if (data.length <= room) return { data, mediaType: 'image/jpeg', width, height };
      size = data.length;
    }
    if (size === 0) return undefined;
    const scale = Math.min(0.9, Math.max(0.3, Math.sqrt(room / size) * 0.95));
    pixels = await resize(pixels, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  }
  return undefined;
}
