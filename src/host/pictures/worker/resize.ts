import resizePixels, { initResize } from '@jsquash/resize';
import { isOpaque, type Pixels } from './pixels.ts';
import { once, wasmModule } from './wasmModules.ts';

const ready = once(async () => initResize(await wasmModule('resize')));

/**
 * Catmull-Rom, which keeps letters sharp at three quarters of the time of Lanczos. In the colours as they are stored,
 * not in linear light: that is three times as fast and makes no difference that a model would see.
 */
export async function resize(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (pixels.width === width && pixels.height === height) return pixels;
  await ready();
  return resizePixels(pixels, {
    width,
    height,
    method: 'catrom',
    fitMethod: 'stretch',
    linearRGB: false,
    // What is clear has a colour too, which must not bleed into what is not.
    premultiply: !isOpaque(pixels),
  });
}
