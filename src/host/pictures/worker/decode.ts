import decodeAvif, { init as initAvif } from '@jsquash/avif/decode.js';
import decodeJpegData, { init as initJpeg } from '@jsquash/jpeg/decode.js';
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import decodeWebp, { init as initWebp } from '@jsquash/webp/decode.js';
import { decode as readBmp } from 'bmp-ts';
import { GifReader } from 'omggif';
import utif from 'utif2';
import type { PictureMediaType } from '../../../core/attachments/index.ts';
import { checkPixels } from './checkPixels.ts';
import { isCmyk } from './isCmyk.ts';
import { type Pixels, pixelsOf } from './pixels.ts';
import { once, wasmModule } from './wasmModules.ts';

type RasterType = Exclude<PictureMediaType, 'image/svg+xml'>;

/** The first picture of a file as it is stored, not yet turned upright. @throws whatever the decoder throws */
export async function decode(data: Uint8Array<ArrayBuffer>, mediaType: RasterType): Promise<Pixels> {
  return decoders[mediaType](data);
}

const readyPng = once(async () => initPng(await wasmModule('png')));
const readyJpeg = once(async () => initJpeg(await wasmModule('jpegDecoder')));
const readyWebp = once(async () => initWebp(await wasmModule('webp')));
const readyAvif = once(async () => initAvif(await wasmModule('avif')));

const decoders: Readonly<Record<RasterType, (data: Uint8Array<ArrayBuffer>) => Pixels | Promise<Pixels>>> = {
  'image/png': async data => {
    await readyPng();
    return decodePng(bufferOf(data));
  },
  'image/jpeg': async data => {
    if (isCmyk(data)) return decodeCmykJpeg(data);
    await readyJpeg();
    return decodeJpegData(bufferOf(data));
  },
  'image/webp': async data => {
    await readyWebp();
    return decodeWebp(bufferOf(data));
  },
  'image/avif': async data => {
    await readyAvif();
    const image = await decodeAvif(bufferOf(data));
    if (!image) throw new Error('no picture');
    return image;
  },
  'image/gif': decodeGif,
  'image/bmp': decodeBmp,
  'image/tiff': decodeTiff,
};

function decodeGif(data: Uint8Array): Pixels {
  const reader = new GifReader(data);
  const { width, height } = reader;
  checkPixels(width, height);
  // A frame has a size of its own, and is unpacked whole.
  const frame = reader.frameInfo(0);
  checkPixels(frame.width, frame.height);
  const pixels = new Uint8Array(width * height * 4);
  reader.decodeAndBlitFrameRGBA(0, pixels);
  return pixelsOf(width, height, pixels);
}

function decodeBmp(data: Uint8Array<ArrayBuffer>): Pixels {
  const file = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  // Width and height of the 40-byte header; the height is negative where the rows run from the top.
  checkPixels(file.readInt32LE(18), Math.abs(file.readInt32LE(22)));
  const { width, height, bitPP, data: pixels } = readBmp(file, { toRGBA: true });
  // The fourth byte is alpha by agreement only: most writers leave it 0, and a picture that is all clear is none.
  const opaque = bitPP !== 32 || pixels.every((value, index) => index % 4 !== 3 || value === 0);
  if (opaque) for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
  return pixelsOf(width, Math.abs(height), pixels);
}

function decodeTiff(data: Uint8Array<ArrayBuffer>): Pixels {
  const buffer = bufferOf(data);
  // A file may begin with a thumbnail and hold many pages: the first directory that is a whole picture counts.
  const directories = utif.decode(buffer).filter(({ t256, t257 }) => t256 && t257);
  const page =
    directories.find(({ t254 }) => !(Number((t254 as number[] | undefined)?.[0] ?? 0) & 1)) ?? directories[0];
  if (!page) throw new Error('no picture');
  checkPixels(Number((page.t256 as number[])[0]), Number((page.t257 as number[])[0]));
  utif.decodeImage(buffer, page);
  return pixelsOf(page.width, page.height, utif.toRGBA8(page));
}

/** libjpeg gives no RGB for the four inks of print; this decoder's approximation comes without their profile. */
function decodeCmykJpeg(data: Uint8Array): Pixels {
  const decoder = new utif.JpegDecoder();
  decoder.parse(data);
  const { width, height } = decoder;
  checkPixels(width, height);
  const rgb = decoder.getData({ width, height, forceRGB: true, isSourcePDF: false });
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; to < pixels.length; from += 3, to += 4) {
    pixels[to] = rgb[from] ?? 0;
    pixels[to + 1] = rgb[from + 1] ?? 0;
    pixels[to + 2] = rgb[from + 2] ?? 0;
  }
  return pixelsOf(width, height, pixels);
}

function bufferOf(data: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const whole = data.byteOffset === 0 && data.byteLength === data.buffer.byteLength;
  return whole ? data.buffer : data.slice().buffer;
}
