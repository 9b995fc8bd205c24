import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { unlessGone } from './unlessGone.ts';

/** What a window has in hand, and nobody else may remove. */
export interface Held {
  /** Ids: open, going on, or deleted and to be brought back by a press of a button. */
  conversations: readonly string[];
  /** Of stored bytes that a composer holds. */
  hashes: readonly string[];
}

const windowSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  conversations: z.array(z.string()),
  hashes: z.array(z.string()),
});

/** On another machine nobody can look whether the window lives: after so long it is taken for gone. */
const foreignMs = 14 * 24 * 3600 * 1000;

/**
 * A file for each window that is open, with what it has in hand: windows share the conversations and know nothing else
 * of each other. The file of a window that died is told by its process.
 */
export class OpenWindows {
  readonly #directory: string;
  readonly #path: string;
  #last = '';
  #writing: Promise<void> = Promise.resolve();

  /** @param name unique to the window */
  constructor(directory: string, name: string = randomUUID()) {
    this.#directory = directory;
    this.#path = join(directory, `${name}.json`);
  }

  /** Says what this window has in hand from now on. @throws the system's error */
  hold({ conversations, hashes }: Held): Promise<void> {
    const text = JSON.stringify({ pid: process.pid, host: hostname(), conversations, hashes });
    const work = this.#writing
      .catch(() => undefined)
      .then(async () => {
        if (text === this.#last) return;
        await mkdir(this.#directory, { recursive: true, mode: 0o700 });
        const temporary = `${this.#path}.new`;
        await writeFile(temporary, text, { mode: 0o600 });
        await rename(temporary, this.#path);
        this.#last = text;
      });
    this.#writing = work;
    return work;
  }

  /**
   * What all windows that are open have in hand, this one included.
   * @throws when that cannot be known
   */
  async held(): Promise<{ conversations: Set<string>; hashes: Set<string> }> {
    await this.#writing.catch(() => undefined);
    const conversations = new Set<string>();
    const hashes = new Set<string>();
    for (const name of await namesIn(this.#directory)) {
      if (!name.endsWith('.json')) continue;
      const path = join(this.#directory, name);
      const window = await readWindow(path);
      if (!window) continue;
      if (!(await isOpen(path, window))) {
        await rm(path, { force: true });
        continue;
      }
      for (const id of window.conversations) conversations.add(id);
      for (const hash of window.hashes) hashes.add(hash);
    }
    return { conversations, hashes };
  }

  /** The window closes. @throws the system's error */
  async leave(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await rm(this.#path, { force: true });
  }
}

/** @returns undefined when it has closed meanwhile. @throws when it says nothing that can be read */
async function readWindow(path: string): Promise<z.infer<typeof windowSchema> | undefined> {
  const text = await unlessGone(readFile(path, 'utf8'));
  return text === undefined ? undefined : windowSchema.parse(JSON.parse(text));
}

async function isOpen(path: string, { pid, host }: { pid: number; host: string }): Promise<boolean> {
  if (host !== hostname()) return Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0) < foreignMs;
  try {
    // Asks whether there is such a process, and does nothing to it.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function namesIn(directory: string): Promise<string[]> {
  return (await unlessGone(readdir(directory))) ?? [];
}
