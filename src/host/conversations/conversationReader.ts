import { Worker } from 'node:worker_threads';
import type { KnownConversation } from './factsFile.ts';
import type { ReaderJob, ReaderReply, ReaderRequest, ReaderResults, ReaderSetup } from './readerMessages.ts';

export interface ReaderOptions extends ReaderSetup {
  /** The thread's program. */
  thread: string;
  /** Hears of what was read. */
  onKnown(known: readonly KnownConversation[]): void;
  /** What could not be read, without content. */
  warn(message: string): void;
  /** A thread without work ends after this long, and gives its memory back. Default 30,000. */
  idleMs?: number;
}

interface Waiting {
  resolve(result: never): void;
  reject(error: unknown): void;
  leave(): void;
}

/** The thread died, or was ended. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** The window's end of the thread that reads conversations. There is a thread only while there is work for it. */
export class ConversationReader {
  readonly #options: ReaderOptions;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  #closed = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** @throws ReaderGone, the signal's reason, or an Error that says what went wrong in the thread */
  ask<J extends ReaderJob>(job: J, signal?: AbortSignal): Promise<ReaderResults[J['job']]> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw new ReaderGone('closed');
      const id = ++this.#lastId;
      const abort = (): void => {
        this.#settle(id);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, { resolve, reject, leave: () => signal?.removeEventListener('abort', abort) });
      clearTimeout(this.#idle);
      this.#thread ??= this.#start();
      this.#thread.postMessage({ ...job, id } satisfies ReaderRequest);
    });
  }

  /** Ends the thread; what waits is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end('closed');
  }

  #start(): Worker {
    const { thread: program, directory, cacheDirectory } = this.#options;
    const setup: ReaderSetup = { directory, cacheDirectory };
    const thread = new Worker(program, {
      workerData: setup,
      execArgv: [],
      // What is read is garbage soon: it need not pile up in front of the collector.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    thread.unref();
    thread.on('message', (message: ReaderReply) => {
      if (thread === this.#thread) this.#hear(message);
    });
    thread.on('error', error => {
      if (thread === this.#thread) void this.#end(String(error));
    });
    thread.on('exit', () => {
      if (thread === this.#thread) void this.#end('the thread has ended');
    });
    return thread;
  }

  #hear(message: ReaderReply): void {
    if ('known' in message) {
      this.#options.onKnown(message.known);
      for (const problem of message.problems) this.#options.warn(problem);
      return;
    }
    const waiting = this.#settle(message.id);
    if ('problem' in message) waiting?.reject(new Error(message.problem));
    else waiting?.resolve(message.result as never);
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.leave();
    if (this.#waiting.size === 0) {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => void this.#end('idle'), this.#options.idleMs ?? 30_000);
      this.#idle.unref();
    }
    return waiting;
  }

  async #end(reason: string): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = undefined;
    for (const [id, waiting] of this.#waiting) {
      this.#waiting.delete(id);
      waiting.leave();
      waiting.reject(new ReaderGone(reason));
    }
    await thread?.terminate();
  }
}
