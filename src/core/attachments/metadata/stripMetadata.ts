import type { PictureMediaType } from '../pictureTypes.ts';
import { stripGif } from './gifBlocks.ts';
import { jpegSegments } from './jpegSegments.ts';
import { pngChunks } from './pngChunks.ts';
import { webpChunks } from './webpChunks.ts';

/**
 * The same picture, pixel for pixel, without what it says beside them: place, time, author, device, thumbnails, earlier
 * versions, anything behind its end. Colour profiles stay, because the colours depend on them.
 * @returns undefined when the bytes cannot be taken apart, or the type carries nothing that can be left out this way;
 * such a picture has to be encoded anew
 */
export function stripMetadata(data: Uint8Array, mediaType: PictureMediaType): Uint8Array | undefined {
  switch (mediaType) {
    case 'image/png':
      return stripPng(data);
    case 'image/jpeg':
      return stripJpeg(data);
    case 'image/webp':
      return stripWebp(data);
    case 'image/gif':
      return stripGif(data);
    case 'image/bmp':
      // Has no place for words.
      return data;
    default:
      return undefined;
  }
}

/** What decides the pixels and their colours (PNG, third edition, 11). Of an APNG the first picture is left. */
const keptChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP']);

function stripPng(data: Uint8Array): Uint8Array | undefined {
  const kept = pngChunks(data)?.filter(({ type }) => keptChunks.has(type));
  if (!kept) return undefined;
  return joined([data.subarray(0, 8), ...kept.map(({ from, next }) => data.subarray(from, next))]);
}

function stripJpeg(data: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [data.subarray(0, 2)];
  let scanned = false;
  for (const { marker, from, start, end } of jpegSegments(data)) {
    scanned ||= marker === 0xda;
    if (keepsSegment(data, marker, start, end)) kept.push(data.subarray(from, end));
  }
  return scanned ? joined([...kept, Uint8Array.of(0xff, 0xd9)]) : undefined;
}

function keepsSegment(data: Uint8Array, marker: number, start: number, end: number): boolean {
  const says = (text: string): boolean =>
    String.fromCharCode(...data.subarray(start, Math.min(start + text.length, end))) === text;
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  // APP0 is needed by old readers, APP2 may be the colour profile, APP14 tells how the colours are coded.
  if (marker === 0xe0) return says('JFIF\0');
  if (marker === 0xe2) return says('ICC_PROFILE\0');
  return marker === 0xee && says('Adobe');
}

function stripWebp(data: Uint8Array): Uint8Array | undefined {
  const chunks = webpChunks(data);
  if (!chunks?.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) return undefined;
  const kept = chunks.filter(({ type }) => ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'].includes(type));
  const result = joined([data.subarray(0, 12), ...kept.map(({ from, next }) => data.subarray(from, next))]);
  const view = new DataView(result.buffer);
  view.setUint32(4, result.length - 8, true);
  // The flags of the extended header say that EXIF (8) and XMP (4) follow.
  if (kept[0]?.type === 'VP8X') result[20] = (result[20] ?? 0) & ~0x0c;
  return result;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}
