import { deflateSync, inflateSync } from 'node:zlib';
import type { PictureMediaType } from '../../../core/attachments/index.ts';
import { jpegSegments } from '../../../core/attachments/metadata/jpegSegments.ts';
import { pngChunks } from '../../../core/attachments/metadata/pngChunks.ts';
import { webpChunks } from '../../../core/attachments/metadata/webpChunks.ts';
import { pngChunk } from './pngChunk.ts';

/** Real ones have a few kilobytes; those of printers, which are larger, do not describe RGB anyway. */
const maxProfileBytes = 1024 * 1024;
const iccMarker = 'ICC_PROFILE\0';

/**
 * The ICC profile of a picture: without it the colours of a wide-gamut screen come out pale.
 * @returns undefined when there is none, or none that describes RGB
 */
export function readColorProfile(data: Uint8Array, mediaType: PictureMediaType): Uint8Array | undefined {
  try {
    const profile = readers[mediaType]?.(data);
    // ICC.1:2022, 7.2: the colour space of the data stands at 16.
    const isRgb = profile !== undefined && Buffer.from(profile.subarray(16, 20)).toString('latin1') === 'RGB ';
    return isRgb && profile.length <= maxProfileBytes ? profile : undefined;
  } catch {
    // A broken profile is as good as none; the picture is still one.
    return undefined;
  }
}

/** The picture with the profile in it. */
export function withColorProfile(
  picture: Uint8Array<ArrayBuffer>,
  mediaType: 'image/png' | 'image/jpeg',
  profile: Uint8Array,
): Uint8Array<ArrayBuffer> {
  // PNG: behind the header chunk, which has a fixed length. JPEG: in front of everything else.
  const at = mediaType === 'image/png' ? 33 : 2;
  const pieces = mediaType === 'image/png' ? [pngProfile(profile)] : jpegProfile(profile);
  return new Uint8Array(Buffer.concat([picture.subarray(0, at), ...pieces, picture.subarray(at)]));
}

const readers: Partial<Record<PictureMediaType, (data: Uint8Array) => Uint8Array | undefined>> = {
  'image/png': data => {
    const chunk = pngChunks(data)?.find(({ type }) => type === 'iCCP');
    if (!chunk) return undefined;
    // A name, a zero, the method, then the profile, packed.
    const packed = data.subarray(data.indexOf(0, chunk.start) + 2, chunk.end);
    return inflateSync(packed, { maxOutputLength: maxProfileBytes });
  },
  'image/jpeg': data => {
    const pieces: Uint8Array[] = [];
    for (const { marker, start, end } of jpegSegments(data)) {
      if (marker === 0xe2 && Buffer.from(data.subarray(start, start + 12)).toString('latin1') === iccMarker) {
        pieces[(data[start + 12] ?? 1) - 1] = data.subarray(start + 14, end);
      }
    }
    return pieces.length > 0 ? Buffer.concat(pieces.filter(piece => piece !== undefined)) : undefined;
  },
  'image/webp': data => {
    const chunk = webpChunks(data)?.find(({ type }) => type === 'ICCP');
    return chunk && data.subarray(chunk.start, chunk.end);
  },
};

function pngProfile(profile: Uint8Array): Uint8Array {
  return pngChunk('iCCP', Buffer.concat([Buffer.from('ICC\0\0', 'latin1'), deflateSync(profile)]));
}

/** A segment holds 65,533 bytes, 14 of which say which piece it is. */
function jpegProfile(profile: Uint8Array): Uint8Array[] {
  const room = 65_519;
  const count = Math.ceil(profile.length / room);
  return Array.from({ length: count }, (_, index) => {
    const piece = profile.subarray(index * room, (index + 1) * room);
    const head = Buffer.alloc(18);
    head.writeUInt16BE(0xffe2, 0);
    head.writeUInt16BE(piece.length + 16, 2);
    head.write(iccMarker, 4, 'latin1');
    head.set([index + 1, count], 16);
    return Buffer.concat([head, piece]);
  });
}
