import { GrowingBytes } from './growingBytes.ts';

/** Sorted entries, each with the numbers of the documents that hold it. Flat: a million entries are four objects. */
export interface PostingTable {
  /** The entries as UTF-8, each with a line feed behind it. */
  readonly text: Uint8Array;
  /** Where each entry begins in `text`, and where the last one ends. */
  readonly starts: Uint32Array;
  /** Where each entry's documents begin in `postings`, and where the last one's end. */
  readonly offsets: Uint32Array;
  /** Rising numbers, each as its distance from the one before (the first from -1), seven bits to a byte. */
  readonly postings: Uint8Array;
}

const lineFeed = 10;

/** @param sets the entries of each document, in the order of their numbers */
export function tableOf(sets: readonly ReadonlySet<string>[]): PostingTable {
  const documentsOf = new Map<string, number[]>();
  sets.forEach((set, document) => {
    for (const entry of set) {
      const documents = documentsOf.get(entry);
      if (documents) documents.push(document);
      else documentsOf.set(entry, [document]);
    }
  });
  const encoder = new TextEncoder();
  const entries = [...documentsOf].map(([entry, documents]) => ({ bytes: encoder.encode(entry), documents }));
  entries.sort((a, b) => compareBytes(a.bytes, b.bytes));
  const writer = new TableWriter();
  for (const { bytes, documents } of entries) writer.add(bytes, documents);
  return writer.take();
}

/** @param numbers for each table, the new number of each of its documents; below 0: left out */
export function mergeTables(tables: readonly PostingTable[], numbers: readonly Int32Array[]): PostingTable {
  const writer = new TableWriter();
  const heads = tables.map((table, at) => ({ table, entry: 0, bytes: entryAt(table, 0), numbers: numbers[at] }));
  for (;;) {
    let least: Uint8Array | undefined;
    for (const { bytes } of heads) if (bytes && (!least || compareBytes(bytes, least) < 0)) least = bytes;
    if (!least) return writer.take();
    const documents: number[] = [];
    for (const head of heads) {
      if (!head.bytes || compareBytes(head.bytes, least) !== 0) continue;
      eachDocument(head.table, head.entry, document => {
        const number = head.numbers?.[document] ?? -1;
        if (number >= 0) documents.push(number);
      });
      head.entry++;
      head.bytes = entryAt(head.table, head.entry);
    }
    if (documents.length > 0) writer.add(least, documents);
  }
}

/** The numbers of the entries that hold `part`, which is not empty; by binary search where all of an entry is meant. */
export function* entriesWith(table: PostingTable, part: string, whole: boolean): Generator<number> {
  const wanted = new TextEncoder().encode(part);
  if (whole) {
    const entry = find(table, wanted);
    if (entry !== undefined) yield entry;
    return;
  }
  for (let at = indexOfBytes(table.text, wanted, 0), entry = 0; at >= 0; ) {
    entry = entryHolding(table, at, entry);
    yield entry;
    at = indexOfBytes(table.text, wanted, table.starts[entry + 1] ?? table.text.length);
  }
}

export function eachDocument(
  { offsets, postings }: PostingTable,
  entry: number,
  use: (document: number) => void,
): void {
  const end = offsets[entry + 1] ?? 0;
  let document = -1;
  for (let at = offsets[entry] ?? 0; at < end; ) {
    let shift = 0;
    for (;;) {
      const byte = postings[at++] ?? 0;
      document += (byte & 127) << shift;
      if (byte < 128) break;
      shift += 7;
    }
    use(document);
  }
}

class TableWriter {
  readonly #text = new GrowingBytes();
  readonly #postings = new GrowingBytes();
  readonly #starts: number[] = [];
  readonly #offsets: number[] = [];

  /** Entries come sorted, and documents rising. */
  add(entry: Uint8Array, documents: readonly number[]): void {
    this.#starts.push(this.#text.length);
    this.#offsets.push(this.#postings.length);
    this.#text.append(entry);
    this.#text.push(lineFeed);
    let before = -1;
    for (const document of documents) {
      let distance = document - before;
      for (; distance > 127; distance >>= 7) this.#postings.push((distance & 127) | 128);
      this.#postings.push(distance);
      before = document;
    }
  }

  take(): PostingTable {
    return {
      text: this.#text.take(),
      postings: this.#postings.take(),
      starts: Uint32Array.from([...this.#starts, this.#text.length]),
      offsets: Uint32Array.from([...this.#offsets, this.#postings.length]),
    };
  }
}

function find(table: PostingTable, wanted: Uint8Array): number | undefined {
  let low = 0;
  let high = table.starts.length - 2;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareBytes(entryAt(table, middle) ?? wanted, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function entryAt({ text, starts }: PostingTable, entry: number): Uint8Array | undefined {
  const end = starts[entry + 1];
  return end === undefined ? undefined : text.subarray(starts[entry], end - 1);
}

/** The entry in which this place of the text lies, which is `from` or behind it: mostly near. */
function entryHolding({ starts }: PostingTable, place: number, from: number): number {
  let step = 1;
  while (from + step < starts.length - 1 && (starts[from + step] ?? 0) <= place) step *= 2;
  let low = from + (step >> 1);
  let high = Math.min(from + step, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const order = (a[at] ?? 0) - (b[at] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function indexOfBytes(text: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = text.indexOf(first, from); at >= 0; at = text.indexOf(first, at + 1)) {
    let same = 1;
    while (same < wanted.length && text[at + same] === wanted[same]) same++;
    if (same === wanted.length) return at;
  }
  return -1;
}
