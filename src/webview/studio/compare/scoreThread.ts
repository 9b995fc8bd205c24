import type { Similarity } from '../../../core/studio/score/index.ts';
import type { ScoreOrder, ScoreReply } from './scorer.ts';

/** The thread in which pictures are compared: started with the first, and kept, with the screenshot in it. */
export class ScoreThread {
  #worker: Promise<Worker> | undefined;
  #originalUri: string | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, { resolve(similarity: Similarity): void; reject(error: Error): void }>();

  /** @throws when either picture cannot be read, or the thread dies */
  async score(rendering: ArrayBuffer, originalUri: string): Promise<Similarity> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    const original = originalUri === this.#originalUri ? undefined : await bitmapOf(originalUri);
    this.#originalUri = originalUri;
    const id = ++this.#lastId;
    const order: ScoreOrder = { id, rendering, ...(original ? { original } : {}) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage(order, original ? [original] : []);
    });
  }

  async #start(): Promise<Worker> {
    const { default: script } = await import('./scoreWorker.ts');
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    URL.revokeObjectURL(url);
    worker.onmessage = ({ data }: MessageEvent<ScoreReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('why' in data) waiting?.reject(new Error(data.why));
      else waiting?.resolve(data.similarity);
    };
    worker.onerror = () => {
      worker.terminate();
      this.#worker = undefined;
      this.#originalUri = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error('the thread died'));
      this.#waiting.clear();
    };
    return worker;
  }
}

async function bitmapOf(uri: string): Promise<ImageBitmap> {
  const image = new Image();
  // The editor serves it from an origin of its own, and lets it be read.
  image.crossOrigin = 'anonymous';
  image.src = uri;
  await image.decode();
  return createImageBitmap(image);
}
