import { Worker } from 'node:worker_threads';
import {
  type Picture,
  type PictureRule,
  UnreadableFile,
  type UnreadableFileReason,
  UnreadablePicture,
  type UnreadableReason,
} from '../../core/attachments/index.ts';
import type { MeasuredDifferences } from '../../core/verbs/index.ts';
import type { Box } from '../../core/vision/index.ts';
import type { CodecFiles } from './codecFiles.ts';
import type {
  CodecJob,
  CodecReply,
  CodecResults,
  CodecTask,
  BoxedPicture,
  DrawnBox,
  DrawnPages,
  FittedPicture,
  OfficeText,
  WorkerSetup,
} from './codecMessages.ts';

export interface CodecOptions {
  /** For one picture or file; what takes longer is given up. Default 60,000. */
  timeoutMs?: number;
  /** A worker without work ends after this long, and gives its memory back. Default 60,000. */
  idleMs?: number;
}

interface Waiting {
  readonly data: Uint8Array;
  readonly name: string;
  readonly task: CodecTask;
  resolve(result: CodecResults[CodecTask['do']]): void;
  reject(error: unknown): void;
  leave(): void;
}

/**
 * Reads pictures of every kind that is taken and makes of them what an endpoint takes, draws the pages of documents and
 * takes the text out of Office files: whatever decodes what somebody else wrote. All of it happens in a thread of
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
   * @param zoom so many times as large as it is there
   * @throws UnreadablePicture, or the signal's reason
   */
  fit(
    data: Uint8Array,
    name: string,
    rule: PictureRule,
    signal?: AbortSignal,
    part?: Box,
    zoom?: number,
  ): Promise<FittedPicture> {
    const { maxBytes, maxHeight, maxWidth, mediaTypes } = rule;
    // A rule may be made of a setting: only what is known is sent.
    const plain: PictureRule = {
      mediaTypes: [...mediaTypes],
      ...(maxBytes !== undefined && { maxBytes }),
      ...(maxWidth !== undefined && { maxWidth }),
      ...(maxHeight !== undefined && { maxHeight }),
    };
    return this.#run(
      data,
      name,
      { do: 'fit', rule: plain, ...(part && { part }), ...(zoom !== undefined && { zoom }) },
      signal,
    );
  }

  /**
   * Pages of a PDF at 150 dots per inch.
   * @param pages from 1, or how many of the first
   * @throws UnreadableFile, or the signal's reason
   */
  drawPages(
    data: Uint8Array,
    name: string,
    pages: readonly number[] | { first: number },
    signal?: AbortSignal,
  ): Promise<DrawnPages> {
    return this.#run(data, name, { do: 'draw-pages', pages }, signal);
  }

  /** @throws UnreadableFile, or the signal's reason */
  readOffice(data: Uint8Array, name: string, signal?: AbortSignal): Promise<OfficeText> {
    return this.#run(data, name, { do: 'read-office' }, signal);
  }

  /**
   * The picture with boxes drawn into it, and with `beside` another one next to it, whichever way both are seen best.
   * @throws UnreadablePicture, or the signal's reason
   */
  drawBoxes(
    { data, name }: Pick<Picture, 'data' | 'name'>,
    boxes: readonly DrawnBox[],
    beside?: { data: Uint8Array; boxes: readonly DrawnBox[] },
    signal?: AbortSignal,
  ): Promise<BoxedPicture> {
    const other = beside && { data: new Uint8Array(beside.data), boxes: beside.boxes };
    return this.#run(data, name, { do: 'draw-boxes', boxes, ...(other && { beside: other }) }, signal);
  }

  /**
   * How alike two pictures are and where they differ, by their pixels alone.
   * @throws UnreadablePicture, or the signal's reason
   */
  measure(
    first: Pick<Picture, 'data' | 'name'>,
    second: Pick<Picture, 'data' | 'name'>,
    signal?: AbortSignal,
  ): Promise<MeasuredDifferences> {
    return this.#run(first.data, first.name, { do: 'measure', other: new Uint8Array(second.data) }, signal);
  }

  #run<T extends CodecTask>(
    data: Uint8Array,
    name: string,
    task: T,
    signal: AbortSignal | undefined,
  ): Promise<CodecResults[T['do']]> {
    return new Promise((fulfil, reject) => {
      // A reply answers the task of its number.
      const resolve = fulfil as Waiting['resolve'];
      signal?.throwIfAborted();
      const abort = (): void => this.#drop(job, signal?.reason);
      const leave = (): void => signal?.removeEventListener('abort', abort);
      const job: Waiting = { data, name, task, resolve, reject, leave };
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
      const data = new Uint8Array(job.data);
      const message: CodecJob = { id, data, task: job.task };
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
    worker.on('message', (reply: CodecReply) => {
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

  #settle(reply: CodecReply): void {
    if (!this.#running || this.#running.id !== reply.id) return;
    const { job, timer } = this.#running;
    clearTimeout(timer);
    this.#running = undefined;
    job.leave();
    if ('result' in reply) job.resolve(reply.result);
    else {
      // A decoder that stopped half-way is not to be trusted with the next picture.
      if (reply.problem === 'damaged') this.#end();
      job.reject(unreadable(job, reply.problem, reply.found));
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
    job.reject(unreadable(job, problem));
  }

  #end(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
  }
}

function unreadable(
  { name, task }: Pick<Waiting, 'name' | 'task'>,
  problem: UnreadableReason | UnreadableFileReason,
  found?: string,
): Error {
  // Each task answers with reasons of its own class.
  if (task.do !== 'draw-pages' && task.do !== 'read-office') {
    return new UnreadablePicture(name, problem as UnreadableReason, found);
  }
  return new UnreadableFile(name, problem as UnreadableFileReason);
}
