// Reads text in a thread of its own: a page of it takes seconds, and the simulator goes on answering meanwhile.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { createOCREngine } from 'tesseract-wasm';
import type { InkPicture } from './inkPicture.ts';
import type { Word } from './words.ts';

const { resolve } = createRequire(import.meta.url);
/** `layoutFlags.StartOfLine` of the package. */
const startOfLine = 1;

async function openReader() {
  // Its guesses about paper are nobody's business, and this thread has nothing else to say.
  console.error = console.warn = () => undefined;
  const folder = path.dirname(resolve('tesseract-wasm'));
  const reader = await createOCREngine({ wasmBinary: await readFile(path.join(folder, 'tesseract-core.wasm')) });
  const data = path.join(path.dirname(resolve('@tesseract.js-data/eng')), '4.0.0_best_int', 'eng.traineddata.gz');
  reader.loadModel(new Uint8Array(gunzipSync(await readFile(data))));
  return reader;
}

const opening = openReader();

parentPort?.on('message', async ({ id, ink }: { id: number; ink: InkPicture }) => {
  try {
    const reader = await opening;
    const { width, height, rgba, scale } = ink;
    reader.loadImage({ data: rgba, width, height });
    const words: Word[] = reader.getTextBoxes('word').map(({ rect, text, flags, confidence }) => ({
      x: rect.left / scale,
      y: rect.top / scale,
      width: (rect.right - rect.left) / scale,
      height: (rect.bottom - rect.top) / scale,
      text,
      begins: (flags & startOfLine) !== 0,
      confidence,
    }));
    reader.clearImage();
    parentPort?.postMessage({ id, words });
  } catch (error) {
    parentPort?.postMessage({ id, problem: String(error) });
  }
});
