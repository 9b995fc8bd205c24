import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises';
import type { ConversationFacts } from '../../core/conversation/index.ts';
import { JsonLinesFile, unlessGone } from '../storage/index.ts';

/** What a conversation's file was like when it was read: it only ever grows, so that another one is told by its size. */
export interface FileStamp {
  readonly bytes: number;
  /** Milliseconds since 1970, whole. */
  readonly changedMs: number;
}

export function isSame(a: FileStamp | undefined, b: FileStamp): boolean {
  return a?.bytes === b.bytes && a.changedMs === b.changedMs;
}

/** What is known of one conversation; without facts: its file is gone. */
export interface KnownConversation {
  readonly id: string;
  readonly stamp: FileStamp;
  readonly facts?: ConversationFacts;
}

/** Another layout, or other facts: what is on the disk is made anew. */
const layout = 'facts-1';

/**
 * What is known of all conversations, so that a list of ten thousand needs one file and not ten thousand. Lines are
 * added by every window; the last one about a conversation counts. It is a cache: what cannot be read is looked up in
 * the conversations themselves.
 */
export class FactsFile {
  readonly #path: string;
  readonly #file: JsonLinesFile;
  #read = { header: '', bytes: 0, lines: 0 };
  #reading: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
    this.#file = new JsonLinesFile(path);
  }

  /**
   * What any window has added since the last call; all of it at first, or where the file was made anew.
   * @returns undefined when there is no such file, or none of this layout
   */
  news(): Promise<KnownConversation[] | undefined> {
    // One after the other, or both would read the same lines.
    const news = this.#reading.then(() => this.#news());
    this.#reading = news.then(
      () => undefined,
      () => undefined,
    );
    return news;
  }

  async #news(): Promise<KnownConversation[] | undefined> {
    const file = await unlessGone(open(this.#path, 'r'));
    if (!file) return undefined;
    try {
      const header = await readHeader(file);
      if (header === undefined) return undefined;
      if (header !== this.#read.header) this.#read = { header, bytes: header.length, lines: 0 };
      const from = this.#read.bytes;
      const { size } = await file.stat();
      if (size <= from) return [];
      const buffer = Buffer.allocUnsafe(size - from);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
      // Another window may be in the middle of a line.
      const end = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
      const lines = buffer.toString('utf8', 0, end).split('\n').slice(0, -1);
      this.#read.bytes += end;
      this.#read.lines += lines.length;
      return lines.flatMap(line => parse(line) ?? []);
    } finally {
      await file.close();
    }
  }

  /** @throws the system's error; the lines are kept and go out with the next */
  async add(known: readonly KnownConversation[]): Promise<void> {
    await Promise.all(known.map(entry => this.#file.append(lineOf(entry))));
  }

  /** Lines that were read, also those that a later one has made void. */
  get lines(): number {
    return this.#read.lines;
  }

  /** Writes the file anew. Lines that another window adds in the meantime are lost, and looked up again. */
  async write(known: Iterable<KnownConversation>): Promise<void> {
    const lines = Array.from(known, entry => `${JSON.stringify(lineOf(entry))}\n`);
    const temporary = `${this.#path}.${randomUUID()}`;
    try {
      await writeFile(temporary, newHeader() + lines.join(''), { mode: 0o600 });
      await rename(temporary, this.#path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}

/** No two files bear the same: so a window sees that another one has made it anew. */
function newHeader(): string {
  return `${layout} ${randomUUID()}\n`;
}

async function readHeader(file: FileHandle): Promise<string | undefined> {
  const buffer = Buffer.alloc(newHeader().length);
  await file.read(buffer, 0, buffer.length, 0);
  const header = buffer.toString();
  return header.startsWith(`${layout} `) && header.endsWith('\n') ? header : undefined;
}

/** An array, since names in ten thousand lines are most of them. */
function lineOf({ id, stamp: { bytes, changedMs }, facts }: KnownConversation): unknown[] {
  if (!facts) return [id, bytes, changedMs];
  const { title, atMs, pinned, deleted, turns, pictures, hashes } = facts;
  return [id, bytes, changedMs, title, atMs, (pinned ? 1 : 0) + (deleted ? 2 : 0), turns, pictures, hashes];
}

function parse(line: string): KnownConversation | undefined {
  try {
    return knownOf(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** By hand: this stands between opening the list and seeing it, ten thousand times. */
function knownOf(value: unknown): KnownConversation | undefined {
  if (!Array.isArray(value)) return undefined;
  const [id, bytes, changedMs, title, atMs, marks, turns, pictures, hashes] = value as unknown[];
  if (typeof id !== 'string' || typeof bytes !== 'number' || typeof changedMs !== 'number') return undefined;
  const stamp = { bytes, changedMs };
  if (value.length === 3) return { id, stamp };
  if (typeof title !== 'string' || typeof atMs !== 'number' || typeof marks !== 'number') return undefined;
  if (typeof turns !== 'number' || typeof pictures !== 'number' || !Array.isArray(hashes)) return undefined;
  if (!hashes.every(hash => typeof hash === 'string')) return undefined;
  const facts = { id, title, atMs, pinned: (marks & 1) > 0, deleted: (marks & 2) > 0, turns, pictures, hashes };
  return { id, stamp, facts };
}
