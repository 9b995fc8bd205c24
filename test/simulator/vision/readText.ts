import { Worker } from 'node:worker_threads';
import { pixelsOf } from './analysePicture.ts';
import { inkPicture } from './inkPicture.ts';
import type { PictureFacts } from './pictureFacts.ts';
import type { Word } from './words.ts';

interface Reply {
  id: number;
  words?: Word[];
  problem?: string;
}

let thread: Worker | undefined;
let count = 0;
const waiting = new Map<number, (reply: Reply) => void>();
/** By SHA-256: a conversation sends its pictures again. */
const read = new Map<string, Promise<readonly Word[]>>();

/**
 * What is written in a picture, in reading order. By Tesseract, which knows nothing of the question and is wrong now and
 * then, as a model is; English alone. Begun with the first picture that is to be read.
 */
export function readText(picture: PictureFacts): Promise<readonly Word[]> {
  let words = read.get(picture.sha256);
  if (!words) {
    words = askThread(picture);
    read.set(picture.sha256, words);
  }
  return words;
}

async function askThread(picture: PictureFacts): Promise<readonly Word[]> {
  const pixels = pixelsOf(picture);
  if (!pixels) return [];
  const ink = inkPicture(pixels, picture);
  const id = ++count;
  const reply = new Promise<Reply>(resolve => waiting.set(id, resolve));
  const asked = threadOf();
  asked.ref();
  asked.postMessage({ id, ink }, [ink.rgba.buffer as ArrayBuffer]);
  const { words, problem } = await reply;
  if (!words) throw new Error(`the text could not be read: ${problem}`);
  return words;
}

function threadOf(): Worker {
  if (thread) return thread;
  const started = new Worker(new URL('./textThread.ts', import.meta.url));
  // Nothing waits for it when the simulator ends.
  started.unref();
  started.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
    if (waiting.size === 0) started.unref();
  });
  started.on('error', error => {
    for (const [id, settle] of waiting) settle({ id, problem: String(error) });
    waiting.clear();
    thread = undefined;
  });
  thread = started;
  return started;
}
