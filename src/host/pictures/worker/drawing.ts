import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Fonts, type FoundFonts, findFonts } from './findFonts.ts';
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
    ...(fonts && { font: optionsOf(fonts) }),
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

/** A drawing of ours on nothing: colours are multiplied by their alpha. @param width pixels; the height follows */
export async function renderOverlay(svg: string, width: number, fonts: FoundFonts): Promise<Pixels> {
  await ready();
  const resvg = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: optionsOf(fonts) });
  try {
    const image = resvg.render();
    try {
      return pixelsOf(image.width, image.height, image.pixels);
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

/** What the renderer knows of. */
function optionsOf({ hasWide: _, ...fonts }: FoundFonts): Fonts {
  return fonts;
}
