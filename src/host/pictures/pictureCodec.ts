import { Worker } from 'node:worker_threads';
import { type PictureRule, UnreadablePicture } from '../../core/attachments/index.ts';
import type { Box } from '../../core/vision/index.ts';
import type { CodecFiles } from './codecFiles.ts';
import type { FitJob, FitReply, FittedPicture, WorkerSetup } from './codecMessages.ts';

export interface CodecOptions {
  /** For one picture; what takes longer is given up. Default 60,000. */
  timeoutMs?: number;
  /** A worker without work ends after this long, and gives its memory back. Default 60,000. */
  idleMs?: number;
}

interface Waiting {
  readonly data: Uint8Array;
  readonly name: string;
  readonly rule: PictureRule;
  readonly part: Box | undefined;
  resolve(picture: FittedPicture): void;
  reject(error: unknown): void;
  leave(): void;
}

/**
 * Reads pictures of every kind that is taken and makes of them what an endpoint takes. All of it happens in a thread of
 * its own, one picture after the other; the caller's thread only copies bytes. A picture that hangs, kills the thread
 * or is no longer wanted takes the thread with it, and the next one gets a new thread.
 */
export class PictureCodec {
  readonly #files: CodecFiles;
  readonly #timeoutMs: number;
  readonly #idleMs: number;
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #running: { job: Waiting; id: number; timer: NodeJS.Timeout } | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(files: CodecFiles, { timeoutMs = 60_000, idleMs = 60_000 }: CodecOptions = {}) {
    this.#files = files;
    this.#timeoutMs = timeoutMs;
    this.#idleMs = idleMs;
  }

  /**
   * @param data stays the caller's
   * @param name for messages
   * @param part only this part of it
   * @throws UnreadablePicture, or the signal's reason
   */
  fit(data: Uint8Array, name: string, rule: PictureRule, signal?: AbortSignal, part?: Box): Promise<FittedPicture> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const abort = (): void => this.#drop(job, signal?.reason);
      const leave = (): void => signal?.removeEventListener('abort', abort);
      const job: Waiting = { data, name, rule, part, resolve, reject, leave };
      signal?.addEventListener('abort', abort, { once: true });
      this.#queue.push(job);
      this.#next();
    });
  }

  /** Ends the thread; what waits is rejected. */
  dispose(): void {
    for (const job of this.#queue.splice(0)) this.#fail(job, 'gave-up');
    if (this.#running) this.#giveUp('gave-up');
    else this.#end();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#queue.shift();
    clearTimeout(this.#idle);
    if (!job) {
      if (!this.#worker) return;
      this.#idle = setTimeout(() => this.#end(), this.#idleMs);
      this.#idle.unref();
      return;
    }
    const id = ++this.#lastId;
    const timer = setTimeout(() => this.#giveUp('gave-up'), this.#timeoutMs);
    this.#running = { job, id, timer };
    try {
      this.#worker ??= this.#start();
      const { maxBytes, maxHeight, maxWidth, mediaTypes } = job.rule;
      const data = new Uint8Array(job.data);
      const message: FitJob = {
        id,
        data,
        ...(job.part && { part: job.part }),
        // A rule may be made of a setting: only what is known is sent.
        rule: {
          mediaTypes: [...mediaTypes],
          ...(maxBytes !== undefined && { maxBytes }),
          ...(maxWidth !== undefined && { maxWidth }),
          ...(maxHeight !== undefined && { maxHeight }),
        },
      };
      this.#worker.postMessage(message, [data.buffer]);
    } catch {
      this.#giveUp('gave-up');
    }
  }

  #start(): Worker {
    const setup: WorkerSetup = { wasm: this.#files.wasm };
    // Decoders print what they think of a picture; nobody reads it.
    const worker = new Worker(this.#files.worker, { workerData: setup, stdout: true, stderr: true, execArgv: [] });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.unref();
    worker.on('message', (reply: FitReply) => {
      if (worker === this.#worker) this.#settle(reply);
    });
    const gone = (): void => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      if (this.#running) this.#giveUp('gave-up');
    };
    worker.on('error', gone);
    worker.on('exit', gone);
    return worker;
  }

  #settle(reply: FitReply): void {
    if (!this.#running || this.#running.id !== reply.id) return;
    const { job, timer } = this.#running;
    clearTimeout(timer);
    this.#running = undefined;
    job.leave();
    if ('picture' in reply) job.resolve(reply.picture);
    else {
      // A decoder that stopped half-way is not to be trusted with the next picture.
      if (reply.problem === 'damaged') this.#end();
      job.reject(new UnreadablePicture(job.name, reply.problem, reply.found));
    }
    this.#next();
  }

  #drop(job: Waiting, reason: unknown): void {
    const at = this.#queue.indexOf(job);
    if (at >= 0) this.#queue.splice(at, 1);
    job.leave();
    job.reject(reason);
    if (this.#running?.job !== job) return;
    clearTimeout(this.#running.timer);
    this.#running = undefined;
    this.#end();
    this.#next();
  }

  #giveUp(problem: 'gave-up'): void {
    if (!this.#running) return;
    const { job, timer } = this.#running;
    clearTimeout(timer);
    this.#running = undefined;
    this.#end();
    this.#fail(job, problem);
    this.#next();
  }

  #fail(job: Waiting, problem: 'gave-up'): void {
    job.leave();
    job.reject(new UnreadablePicture(job.name, problem));
  }

  #end(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}
