import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import {
  findDocuments,
  indexOf,
  mergeIndexes,
  type PostingTable,
  queryOf,
  type SearchUnits,
  type WordIndex,
} from '../../../core/search/index.ts';
import type { FileStamp } from '../factsFile.ts';

/** Read one after the other, so many make a part of the index. */
const partSize = 256;
/** So many conversations may have to be read again after a start, rather than to write all words for each of them. */
const unsavedSize = 48;

const layout = 'words-1';

interface Part {
  readonly documents: readonly { id: string; stamp: FileStamp }[];
  readonly index: WordIndex;
}

/** Which words stand in which conversation. On the disk one file, which is a cache. */
export class WordStore {
  readonly #path: string;
  #parts: Part[] = [];
  /** Of each conversation, the part and place that counts. */
  readonly #places = new Map<string, { part: Part; document: number }>();
  #fresh = new Map<string, { stamp: FileStamp; units: SearchUnits }>();
  #unsaved = 0;

  constructor(path: string) {
    this.#path = path;
    const part = load(path);
    if (part) this.#hold(part);
  }

  /** As the conversation's file was when its words were taken. */
  stampOf(id: string): FileStamp | undefined {
    const place = this.#places.get(id);
    return this.#fresh.get(id)?.stamp ?? place?.part.documents[place.document]?.stamp;
  }

  set(id: string, stamp: FileStamp, units: SearchUnits): void {
    this.#fresh.set(id, { stamp, units });
    this.#places.delete(id);
    this.#unsaved++;
    if (this.#fresh.size >= partSize) this.#settle();
  }

  remove(id: string): void {
    this.#fresh.delete(id);
    this.#places.delete(id);
  }

  get ids(): Iterable<string> {
    return [...this.#places.keys(), ...this.#fresh.keys()];
  }

  search(text: string): string[] {
    this.#settle();
    const query = queryOf(text);
    return this.#parts.flatMap(part =>
      Array.from(findDocuments(part.index, query)).flatMap((found, document) => {
        if (found === 0) return [];
        const { id } = part.documents[document] ?? {};
        return id !== undefined && this.#counts(part, document) ? [id] : [];
      }),
    );
  }

  /** Writes all to the disk, where enough is new. @throws the system's error */
  save(): void {
    if (this.#unsaved < unsavedSize) return;
    this.#settle();
    const parts = this.#parts;
    const keep = (at: number, document: number): boolean => {
      const part = parts[at];
      return part !== undefined && this.#counts(part, document);
    };
    const documents = parts.flatMap((part, at) => part.documents.filter((_, document) => keep(at, document)));
    const whole = {
      documents,
      index: mergeIndexes(
        parts.map(({ index }) => index),
        keep,
      ),
    };
    this.#parts = [];
    this.#hold(whole);
    write(this.#path, whole);
    this.#unsaved = 0;
  }

  #counts(part: Part, document: number): boolean {
    const { id } = part.documents[document] ?? {};
    const place = id === undefined ? undefined : this.#places.get(id);
    return place?.part === part && place.document === document;
  }

  /** What was read lately becomes a part. */
  #settle(): void {
    if (this.#fresh.size === 0) return;
    const fresh = [...this.#fresh];
    this.#fresh = new Map();
    this.#hold({
      documents: fresh.map(([id, { stamp }]) => ({ id, stamp })),
      index: indexOf(fresh.map(([, { units }]) => units)),
    });
  }

  #hold(part: Part): void {
    this.#parts.push(part);
    part.documents.forEach(({ id }, document) => {
      this.#places.set(id, { part, document });
    });
  }
}

/** First a line of JSON that says what follows; then the arrays, each at a multiple of four bytes. */
interface Header {
  layout: string;
  documents: (readonly [id: string, bytes: number, changedMs: number])[];
  /** In bytes, of each array. */
  lengths: number[];
}

function write(path: string, { documents, index }: Part): void {
  const arrays = [index.words, index.grams].flatMap(({ text, starts, offsets, postings }) => [
    starts,
    offsets,
    text,
    postings,
  ]);
  const header: Header = {
    layout,
    documents: documents.map(({ id, stamp: { bytes, changedMs } }) => [id, bytes, changedMs] as const),
    lengths: arrays.map(({ byteLength }) => byteLength),
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const pieces = [line, ...arrays.map(array => Buffer.from(array.buffer, array.byteOffset, array.byteLength))];
  const padded = pieces.flatMap(piece => [piece, Buffer.alloc(padding(piece.length))]);
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeFileSync(temporary, Buffer.concat(padded), { mode: 0o600 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** @returns undefined where there is none that can be read: it is made anew */
function load(path: string): Part | undefined {
  try {
    // A buffer of its own: the arrays lie in it.
    const bytes = readFileSync(path);
    const lineEnd = bytes.indexOf(10) + 1;
    const header: Header = JSON.parse(bytes.toString('utf8', 0, lineEnd));
    if (header.layout !== layout || header.lengths.length !== 8) return undefined;
    let at = bytes.byteOffset + lineEnd + padding(lineEnd);
    const places = header.lengths.map(length => {
      const place = at;
      at += length + padding(length);
      return { place, length };
    });
    if (at !== bytes.byteOffset + bytes.length) return undefined;
    const tables = [places.slice(0, 4), places.slice(4)].map(
      ([starts, offsets, text, postings]): PostingTable => ({
        starts: numbers(bytes, starts),
        offsets: numbers(bytes, offsets),
        text: new Uint8Array(bytes.buffer, text?.place, text?.length),
        postings: new Uint8Array(bytes.buffer, postings?.place, postings?.length),
      }),
    );
    const [words, grams] = tables;
    if (!words || !grams) return undefined;
    const documents = header.documents.map(([id, size, changedMs]) => ({ id, stamp: { bytes: size, changedMs } }));
    return { documents, index: { documents: documents.length, words, grams } };
  } catch {
    return undefined;
  }
}

function numbers(bytes: Buffer, { place = 0, length = 0 }: { place?: number; length?: number } = {}): Uint32Array {
  return new Uint32Array(bytes.buffer, place, length / 4);
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}
