import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import { type KeptNote, keptNoteSchema } from '../../core/annotations/keptNote.ts';
import { linesOf } from '../../core/annotations/textChange.ts';
import { unlessGone } from '../storage/index.ts';

/** Of the files' form. A newer one is left alone. */
const version = 1;

const fileSchema = z.object({
  version: z.literal(version),
  uri: z.string().min(1),
  /** The text that the notes' lines speak of: gzip, base64. */
  text: z.string(),
  notes: z.array(z.unknown()),
});

/** The notes of one file, and its lines as they were when the notes were kept. */
export interface StoredNotes {
  readonly uri: string;
  readonly notes: readonly KeptNote[];
  /** `undefined` where it cannot be read any more: then the notes' own quotes have to do. */
  readonly lines: readonly string[] | undefined;
}

/**
 * Notes on disk, one JSON file for each annotated file, written anew as a whole and put in place of the old one at once:
 * a window that dies leaves the one or the other. Needs no editor.
 */
export class NoteStore {
  readonly #directory: string;
  readonly #warn: (message: string) => void;
  /** By uri: the write under way, and what is to be written after it; `null` removes. */
  readonly #writing = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, StoredNotes | null>();
  /** Written by a newer version: never overwritten. */
  readonly #newer = new Set<string>();

  /** `warn` hears of what could not be read or written, without content. */
  constructor(directory: string, warn: (message: string) => void) {
    this.#directory = directory;
    this.#warn = warn;
  }

  /** Everything that can be read. What is broken is kept aside under another name, and the rest is there. */
  async readAll(): Promise<StoredNotes[]> {
    const names = (await unlessGone(readdir(this.#directory))) ?? [];
    const read = await Promise.all(names.filter(name => name.endsWith('.json')).map(name => this.#read(name)));
    return read.filter(stored => stored !== undefined);
  }

  /** Keeps the notes of a file; none removes what was kept. Resolves when it is on disk, or the failure was told. */
  write(stored: StoredNotes): Promise<void> {
    this.#waiting.set(stored.uri, stored.notes.length > 0 ? stored : null);
    return this.#drain(stored.uri);
  }

  /** Resolves when nothing is being written any more. */
  async flush(): Promise<void> {
    await Promise.all([...this.#writing.values()]);
  }

  #drain(uri: string): Promise<void> {
    const running = this.#writing.get(uri);
    if (running) return running;
    const run = async (): Promise<void> => {
      for (let next = this.#waiting.get(uri); next !== undefined; next = this.#waiting.get(uri)) {
        this.#waiting.delete(uri);
        try {
          await this.#put(uri, next);
        } catch (error) {
          this.#warn(`notes could not be kept: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
        }
      }
      this.#writing.delete(uri);
    };
    const writing = run();
    this.#writing.set(uri, writing);
    return writing;
  }

  async #put(uri: string, stored: StoredNotes | null): Promise<void> {
    const name = nameOf(uri);
    const path = join(this.#directory, name);
    if (this.#newer.has(name)) return;
    if (!stored) return rm(path, { force: true });
    const text = stored.lines ? (await promisify(gzip)(stored.lines.join('\n'))).toString('base64') : '';
    await mkdir(this.#directory, { recursive: true });
    const fresh = join(this.#directory, `${name}.${randomUUID()}.tmp`);
    try {
      await writeFile(fresh, JSON.stringify({ version, uri, text, notes: stored.notes }));
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  }

  async #read(name: string): Promise<StoredNotes | undefined> {
    const path = join(this.#directory, name);
    const content = await unlessGone(readFile(path, 'utf8'));
    if (content === undefined) return undefined;
    const value = parse(content);
    if (isNewer(value)) {
      this.#newer.add(name);
      this.#warn('notes of a newer version are left alone');
      return undefined;
    }
    const file = fileSchema.safeParse(value);
    if (!file.success) {
      await this.#keepAside(path);
      return undefined;
    }
    const notes = file.data.notes.flatMap(note => {
      const parsed = keptNoteSchema.safeParse(note);
      return parsed.success ? [parsed.data] : [];
    });
    // Some of them cannot be read: the next write would lose them.
    if (notes.length < file.data.notes.length) await this.#keepAside(path, content);
    return { uri: file.data.uri, notes, lines: await unpacked(file.data.text) };
  }

  async #keepAside(path: string, copy?: string): Promise<void> {
    const aside = `${path}.${Date.now()}.broken`;
    this.#warn('notes that could not be read are kept aside');
    if (copy === undefined) await rename(path, aside);
    else await writeFile(aside, copy);
  }
}

/** Says nothing about the file it belongs to. */
function nameOf(uri: string): string {
  return `${createHash('sha256').update(uri).digest('hex').slice(0, 32)}.json`;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isNewer(value: unknown): boolean {
  const found = z.object({ version: z.number() }).safeParse(value);
  return found.success && found.data.version > version;
}

async function unpacked(text: string): Promise<string[] | undefined> {
  if (text === '') return undefined;
  try {
    return linesOf((await promisify(gunzip)(Buffer.from(text, 'base64'))).toString('utf8'));
  } catch {
    return undefined;
  }
}
