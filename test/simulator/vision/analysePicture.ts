import { createHash } from 'node:crypto';
import { paletteOf } from './colours.ts';
import { decodePicture, type Pixels } from './decodePicture.ts';
import { findRegions } from './findRegions.ts';
import { labelAreas } from './labelAreas.ts';
import type { PictureFacts } from './pictureFacts.ts';

/** A conversation sends its pictures again with every turn; they are looked at once. */
const seen = new Map<string, PictureFacts>();
const keepAtMost = 32;
/** As they came, for whoever looks closer. */
const bytesSeen = new Map<string, Uint8Array>();

/** @throws UndecodablePicture when the bytes are no PNG or JPEG */
export function analysePicture(bytes: Uint8Array): PictureFacts {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = seen.get(hash);
  if (known) return known;
  const pixels = decodePicture(bytes);
  const palette = paletteOf(pixels);
  const { width, height, mediaType } = pixels;
  const facts: PictureFacts = {
    mediaType,
    bytes: bytes.byteLength,
    sha256: hash,
    width,
    height,
    mainColour: palette[0] ?? { hex: '#ffffff', name: 'white', share: 1 },
    palette,
    ...findRegions(labelAreas(pixels), pixels),
  };
  seen.set(hash, facts);
  bytesSeen.set(hash, bytes);
  for (const oldest of seen.keys()) {
    if (seen.size <= keepAtMost) break;
    seen.delete(oldest);
    bytesSeen.delete(oldest);
  }
  return facts;
}

/** The picture itself, decoded once more; nothing of one that was forgotten. */
export function pixelsOf({ sha256 }: PictureFacts): Pixels | undefined {
  const bytes = bytesSeen.get(sha256);
  return bytes && decodePicture(bytes);
}
