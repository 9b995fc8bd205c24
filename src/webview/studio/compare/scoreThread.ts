import type { Similarity } from '../../../core/studio/score/index.ts';
import type { ScoreOrder, ScoreReply } from './scorer.ts';

type Answer = Exclude<ScoreReply, { why: string }>;

/** The thread in which pictures are compared: started with the first, and kept, with the screenshot in it. */
export class ScoreThread {
  #worker: Promise<Worker> | undefined;
  #originalUri: string | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();

  /** @param rendering PNG @throws when either picture cannot be read, or the thread dies */
  async score(rendering: ScoreOrder['rendering'], originalUri: string): Promise<Similarity> {
    const answer = await this.#ask('similarity', rendering, originalUri);
    if (!('similarity' in answer)) throw new Error('another answer than was asked for');
    return answer.similarity;
  }

  /** Where the two differ, pixel for pixel; to be closed. @throws as `score` */
  async heat(rendering: ScoreOrder['rendering'], originalUri: string): Promise<ImageBitmap> {
    const answer = await this.#ask('heat', rendering, originalUri);
    if (!('heat' in answer)) throw new Error('another answer than was asked for');
    return answer.heat;
  }

  async #ask(wants: ScoreOrder['wants'], rendering: ScoreOrder['rendering'], originalUri: string): Promise<Answer> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    const original = originalUri === this.#originalUri ? undefined : await bitmapOf(originalUri);
    this.#originalUri = originalUri;
    const id = ++this.#lastId;
    const order: ScoreOrder = { id, wants, rendering, ...(original ? { original } : {}) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage(order, original ? [original] : []);
    });
  }

  async #start(): Promise<Worker> {
    const { default: script } = await import('./scoreWorker.ts');
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<ScoreReply>) => {
      URL.revokeObjectURL(url);
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('why' in data) waiting?.reject(new Error(data.why));
      else waiting?.resolve(data);
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
