import type { PictureMediaType } from '../pictureTypes.ts';
import { jpegSegments } from './jpegSegments.ts';
import { pngChunks } from './pngChunks.ts';
import { webpChunks } from './webpChunks.ts';

/**
 * How a picture has to be turned to stand upright, as EXIF numbers it: 1 as it is, 2 mirrored, 3 by 180°, 4 flipped,
 * 5 to 8 with the sides swapped. 1 where nothing is said or nothing of it can be read.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export function orientationOf(data: Uint8Array, mediaType: PictureMediaType): Orientation {
  switch (mediaType) {
    case 'image/jpeg': {
      for (const { marker, start, end } of jpegSegments(data)) {
        if (marker === 0xe1 && startsWith(data, 'Exif\0\0', start)) return inTiff(data.subarray(start + 6, end));
      }
      return 1;
    }
    case 'image/png': {
      const exif = pngChunks(data)?.find(({ type }) => type === 'eXIf');
      return exif ? inTiff(data.subarray(exif.start, exif.end)) : 1;
    }
    case 'image/webp': {
      const exif = webpChunks(data)?.find(({ type }) => type === 'EXIF');
      if (!exif) return 1;
      // The container asks for bare TIFF; many writers put the JPEG prefix in front all the same.
      const start = exif.start + (startsWith(data, 'Exif\0\0', exif.start) ? 6 : 0);
      return inTiff(data.subarray(start, exif.end));
    }
    case 'image/tiff':
      return inTiff(data);
    case 'image/avif':
      return inAvif(data);
    default:
      return 1;
  }
}

/** Tag 274 of the first directory (TIFF 6.0, section 2). */
function inTiff(data: Uint8Array): Orientation {
  if (data.length < 8) return 1;
  const little = data[0] === 0x49;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const directory = view.getUint32(4, little);
  if (directory + 2 > data.length) return 1;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > data.length) return 1;
    if (view.getUint16(at, little) === 0x0112) return checked(view.getUint16(at + 8, little));
  }
  return 1;
}

/** ISO 23008-12, 6.5.10: a box `irot` of nine bytes whose last holds the quarters to turn, against the clock. */
function inAvif(data: Uint8Array): Orientation {
  const end = Math.min(data.length - 5, 65_536);
  for (let at = 4; at < end; at++) {
    if (data[at] !== 0x69 || !startsWith(data, 'irot', at) || data[at - 1] !== 9) continue;
    return ([1, 8, 3, 6] as const)[(data[at + 4] ?? 0) & 3] ?? 1;
  }
  return 1;
}

function checked(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

function startsWith(data: Uint8Array, text: string, at: number): boolean {
  for (let index = 0; index < text.length; index++) if (data[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
