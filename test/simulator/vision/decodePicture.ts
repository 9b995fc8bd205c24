import { convertIndexedToRgb, decode as decodePng } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';

/** 8-bit RGB without alpha (laid over white), three bytes per pixel. */
export interface Pixels {
  mediaType: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** The bytes are no picture that can be decoded here. The message names the format that was found, never the bytes. */
export class UndecodablePicture extends Error {}

/** Magic numbers: what the bytes are, whatever the data URI says. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0x89 && ascii(1, 4) === 'PNG') return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(0, 4) === 'GIF8') return 'image/gif';
  if (ascii(0, 2) === 'BM') return 'image/bmp';
  if (ascii(4, 12) === 'ftypavif') return 'image/avif';
  return undefined;
}

export function decodePicture(bytes: Uint8Array): Pixels {
  const mediaType = sniffMediaType(bytes);
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') {
    throw new UndecodablePicture(`cannot decode ${mediaType ?? 'these bytes'}: only PNG and JPEG are decoded here`);
  }
  try {
    return mediaType === 'image/png' ? fromPng(bytes) : fromJpeg(bytes);
  } catch (error) {
    throw new UndecodablePicture(`broken ${mediaType}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

function fromJpeg(bytes: Uint8Array): Pixels {
  const image = decodeJpeg(bytes, { useTArray: true, formatAsRGBA: false, maxMemoryUsageInMB: 1024 });
  return { mediaType: 'image/jpeg', width: image.width, height: image.height, rgb: image.data };
}

function fromPng(bytes: Uint8Array): Pixels {
  const image = decodePng(bytes);
  const { width, height } = image;
  let { data, channels } = image;
  let shift = 0;
  if (image.palette) {
    channels = image.palette[0]?.length === 4 ? 4 : 3;
    data = convertIndexedToRgb(image);
  } else if (image.depth < 8) {
    // Grey of 1, 2 or 4 bits comes packed; a palette of greys unpacks it.
    const top = 2 ** image.depth - 1;
    const greys = Array.from({ length: top + 1 }, (_, i) => {
      const level = Math.round((i * 255) / top);
      return [level, level, level] as [number, number, number];
    });
    data = convertIndexedToRgb({ ...image, palette: greys });
    channels = 3;
  } else if (image.depth === 16) {
    shift = 8;
  }
  const grey = channels < 3;
  const alphaAt = channels === 2 || channels === 4 ? channels - 1 : -1;
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    const alpha = alphaAt < 0 ? 1 : ((data[from + alphaAt] ?? 0) >> shift) / 255;
    for (let c = 0; c < 3; c++) {
      const value = (data[from + (grey ? 0 : c)] ?? 0) >> shift;
      rgb[pixel * 3 + c] = alpha === 1 ? value : Math.round(value * alpha + 255 * (1 - alpha));
    }
  }
  return { mediaType: 'image/png', width, height, rgb };
}
