/** The page of this frame as a picture. Nothing but the frame itself can see its own pixels. */
import type { FromFrame, ToFrame } from '../../../../core/studio/pageFrame.ts';
import * as dom from '../dom.ts';
import { drawingOf } from './drawingOf.ts';

/** Longer pages are cut off: a canvas has a largest size, and nobody compares so much. */
const maxPixels = 60_000_000;
const maxSide = 16_384;
/** Pictures and fonts come out of the page itself; what is not there by then does not come. */
const settleMs = 3000;

type Order = Extract<ToFrame, { type: 'draw' }>;

/** Says the picture, or why there is none. */
export async function draw({ id, pixelRatio }: Order, say: (message: FromFrame) => void): Promise<void> {
  try {
    await settled();
    const { markup, width, height } = drawingOf(document);
    const longest = Math.min(maxSide, maxPixels / (width * pixelRatio)) / pixelRatio;
    const pixels = {
      width: Math.round(width * pixelRatio),
      height: Math.round(Math.min(height, longest) * pixelRatio),
    };
    const image = new Image();
    await loaded(image, `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`);
    const canvas = new OffscreenCanvas(pixels.width, pixels.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    // As the paper that the page is shown on.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, pixels.width, pixels.height);
    context.drawImage(image, 0, 0, pixels.width, Math.round(height * pixelRatio));
    const png = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
    say({ type: 'drawn', id, png, ...pixels });
  } catch (error) {
    say({ type: 'undrawable', id, why: error instanceof Error ? error.name : 'Error' });
  }
}

/** Decoding ahead of time is left out: a frame that has just come on the screen refuses that now and then. */
function loaded(image: HTMLImageElement, src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => reject(new Error('not an image')), { once: true });
    image.src = src;
  });
}

/** Its fonts and pictures are there, as far as they come. */
export async function settled(): Promise<void> {
  // Asking for a size lays the page out, which is what makes its fonts load.
  dom.scrollHeightOf(dom.rootOf(document));
  const pictures = [...dom.queryAll(document, 'img')].map(element => {
    if (!(element instanceof HTMLImageElement)) return undefined;
    // One that waits until it is scrolled to would wait for ever.
    dom.removeAttribute(element, 'loading');
    return HTMLImageElement.prototype.decode.call(element).catch(() => undefined);
  });
  await Promise.race([
    Promise.all([...pictures, dom.fontsOf(document).ready]),
    new Promise(resolve => setTimeout(resolve, settleMs)),
  ]);
}
