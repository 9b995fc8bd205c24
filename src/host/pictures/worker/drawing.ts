import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { findFonts } from './findFonts.ts';
import { type Pixels, pixelsOf } from './pixels.ts';
import { once, wasmModule } from './wasmModules.ts';

const ready = once(async () => initWasm(await wasmModule('svg')));

/**
 * A drawing as pixels, on white as a page would show it. Runs no script and loads nothing from anywhere.
 * @param width pixels; the height follows
 * @throws the renderer's error
 */
export async function renderDrawing(
  data: Uint8Array,
  width: number,
): Promise<{ pixels: Pixels; textMissing: boolean }> {
  await ready();
  const hasText = /<(?:\w+:)?text[\s>]/.test(new TextDecoder().decode(data));
  const fonts = hasText ? await findFonts() : undefined;
  const resvg = new Resvg(data, {
    fitTo: { mode: 'width', value: width },
    background: 'white',
    ...(fonts && { font: fonts }),
  });
  try {
    const image = resvg.render();
    try {
      const pixels = pixelsOf(image.width, image.height, image.pixels);
      return { pixels, textMissing: hasText && fonts?.fontBuffers.length === 0 };
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
