import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file of one JSON value a line that only ever grows. Writes run one after the other; what arrives during a write
 * goes into the next one together. A write that failed keeps its lines and tries again with the next: the disk may be
 * full for a while and nothing is lost. So a line can stand in the file twice, never out of order.
 */
export class JsonLinesFile {
  readonly #path: string;
  #pending: string[] = [];
  #sync = false;
  #running: Promise<void> | undefined;
  /** The file ends in a whole line: not known at first, nor after a failed write. */
  #whole = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Resolves when the value is in the file, and on the disk itself where `sync` is asked for.
   * @throws the system's error; the value is kept and goes out with the next.
   */
  append(value: unknown, { sync = false }: { sync?: boolean } = {}): Promise<void> {
    this.#pending.push(`${JSON.stringify(value)}\n`);
    this.#sync ||= sync;
    return this.flush();
  }

  /** Writes what is still pending, after a write that is under way. */
  async flush(): Promise<void> {
    while (this.#running) await this.#running.catch(() => undefined);
    if (this.#pending.length === 0) return;
    this.#running = this.#write();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  async #write(): Promise<void> {
    const lines = this.#pending;
    const sync = this.#sync;
    this.#pending = [];
    this.#sync = false;
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      // Conversations are the user's own: nobody else on the machine need read them.
      const file = await open(this.#path, 'a+', 0o600);
      try {
        if (!this.#whole && (await endsInsideLine(file))) lines.unshift('\n');
        this.#whole = false;
        await file.appendFile(lines.join(''));
        this.#whole = true;
        if (sync) await file.datasync();
      } finally {
        await file.close();
      }
    } catch (error) {
      this.#pending.unshift(...lines);
      this.#sync ||= sync;
      throw error;
    }
  }
}

/** A writer that died leaves half a line; the next one begins behind it. */
async function endsInsideLine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const last = new Uint8Array(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] !== 10;
}
