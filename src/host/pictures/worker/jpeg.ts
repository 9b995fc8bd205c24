import encode, { init } from '@jsquash/jpeg/encode.js';
import { flattened, isOpaque, type Pixels } from './pixels.ts';
import { once, wasmModule } from './wasmModules.ts';

const ready = once(async () => init(await wasmModule('jpegEncoder')));

/** @param quality 0 to 100 */
export async function encodeJpeg(pixels: Pixels, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  await ready();
  const opaque = isOpaque(pixels) ? pixels : flattened(pixels);
  // Progressive files are a few per cent smaller and take twice as long.
  return new Uint8Array(await encode(opaque, { quality, progressive: false }));
}
