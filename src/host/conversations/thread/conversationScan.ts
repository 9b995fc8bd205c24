import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Conversation, type ConversationFacts, factsOf } from '../../../core/conversation/index.ts';
import { type Excerpt, excerptOf, queryOf, unitsOf } from '../../../core/search/index.ts';
import { readConversation } from '../../storage/index.ts';
import { FactsFile, type FileStamp, isSame, type KnownConversation } from '../factsFile.ts';
import type { ReaderSetup } from '../readerMessages.ts';
import { searchText } from './searchText.ts';
import { WordStore } from './wordStore.ts';

/** So long it reads without looking for what is asked: a search does not wait for ten thousand conversations. */
const sliceMs = 20;

/** UTF-16 units of text that is kept for more excerpts. */
const keptCharacters = 4_000_000;

const suffix = '.jsonl';

/** Reads what is new in the folder of conversations, a slice at a time, and answers what is asked meanwhile. */
export class ConversationScan {
  readonly #directory: string;
  readonly #tell: (known: KnownConversation[], problems: string[]) => void;
  readonly #factsFile: FactsFile;
  readonly #words: WordStore;
  /** Of the facts that are known. */
  readonly #stamps = new Map<string, FileStamp>();
  /** What cannot be read is not tried again until it changes. */
  readonly #unreadable = new Map<string, FileStamp>();
  /** Of conversations that excerpts were taken from, the last one last. */
  readonly #texts = new Map<string, { stamp: FileStamp; text: string }>();
  readonly #wanted = new Set<string>();
  #working: Promise<void> | undefined;

  /** `tell` hears of what was read. */
  constructor(
    { directory, cacheDirectory }: ReaderSetup,
    tell: (known: KnownConversation[], problems: string[]) => void,
  ) {
    mkdirSync(cacheDirectory, { recursive: true, mode: 0o700 });
    this.#directory = directory;
    this.#tell = tell;
    this.#factsFile = new FactsFile(join(cacheDirectory, 'facts.jsonl'));
    this.#words = new WordStore(join(cacheDirectory, 'words.bin'));
  }

  /**
   * Reads those of these conversations (of all) that have changed since they were read.
   * @returns how many there are that cannot be read
   */
  async refresh(ids?: readonly string[]): Promise<number> {
    for (const { id, stamp } of (await this.#factsFile.news()) ?? []) this.#stamps.set(id, stamp);
    for (const id of ids ?? this.#all()) this.#wanted.add(id);
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    await this.#working;
    return this.#unreadable.size;
  }

  /** In what was read so far. */
  search(query: string): string[] {
    return this.#words.search(query);
  }

  /** Nothing for those that are found by their title alone, which is shown anyway. */
  excerpts(ids: readonly string[], text: string): (Excerpt | undefined)[] {
    const query = queryOf(text);
    return ids.map(id => {
      try {
        return excerptOf(this.#textOf(id), query);
      } catch {
        // Removed a moment ago: the list will say so.
        return undefined;
      }
    });
  }

  /** Those with a file, the newest first, and those that had one. */
  #all(): Set<string> {
    const ids = namesIn(this.#directory)
      .filter(name => name.endsWith(suffix))
      .map(name => name.slice(0, -suffix.length))
      .sort()
      .reverse();
    return new Set([...ids, ...this.#stamps.keys(), ...this.#words.ids]);
  }

  async #work(): Promise<void> {
    let known: KnownConversation[] = [];
    let problems: string[] = [];
    let sliceEnd = performance.now() + sliceMs;
    for (const id of this.#wanted) {
      this.#wanted.delete(id);
      try {
        const found = this.#look(id);
        if (found) known.push(found);
      } catch (error) {
        problems.push(`conversation ${id} is not listed: ${String(error)}`);
      }
      if (performance.now() < sliceEnd) continue;
      if (known.length + problems.length > 0) this.#tell(known, problems);
      known = [];
      problems = [];
      await new Promise(setImmediate);
      sliceEnd = performance.now() + sliceMs;
    }
    if (known.length + problems.length > 0) this.#tell(known, problems);
    this.#words.save();
  }

  /** @returns what is new about it. @throws NewerConversation, or the system's error */
  #look(id: string): KnownConversation | undefined {
    const stamp = this.#stampOnDisk(id);
    if (!stamp) {
      const had = this.#stamps.get(id);
      this.#stamps.delete(id);
      this.#unreadable.delete(id);
      this.#words.remove(id);
      return had && { id, stamp: had };
    }
    const isKnown = isSame(this.#stamps.get(id), stamp);
    const isIndexed = isSame(this.#words.stampOf(id), stamp);
    if ((isKnown && isIndexed) || isSame(this.#unreadable.get(id), stamp)) return undefined;
    try {
      const { conversation, facts } = this.#readWithFacts(id);
      if (!isIndexed) this.#words.set(id, stamp, unitsOf(`${facts.title}\n${searchText(conversation)}`));
      this.#stamps.set(id, stamp);
      this.#unreadable.delete(id);
      return isKnown ? undefined : { id, stamp, facts };
    } catch (error) {
      this.#unreadable.set(id, stamp);
      throw error;
    }
  }

  /** While somebody types, the same conversations are asked for with every letter. */
  #textOf(id: string): string {
    const stamp = this.#stampOnDisk(id);
    const before = this.#texts.get(id);
    if (before && stamp && isSame(before.stamp, stamp)) return before.text;
    const { conversation } = readConversation(id, readFileSync(this.#pathOf(id), 'utf8'));
    const text = searchText(conversation);
    this.#texts.delete(id);
    if (stamp) this.#texts.set(id, { stamp, text });
    let kept = 0;
    for (const { text: each } of this.#texts.values()) kept += each.length;
    for (const [oldest, { text: each }] of this.#texts) {
      if (kept <= keptCharacters) break;
      this.#texts.delete(oldest);
      kept -= each.length;
    }
    return text;
  }

  #readWithFacts(id: string): { conversation: Conversation; facts: ConversationFacts } {
    const content = readFileSync(this.#pathOf(id), 'utf8');
    const { conversation, problems } = readConversation(id, content);
    const facts = factsOf(conversation);
    if (problems.length === 0) return { conversation, facts };
    // A line that cannot be read may name a picture too, and somebody may mend it.
    const hashes = new Set([...facts.hashes, ...(content.match(/\b[0-9a-f]{64}\b/g) ?? [])]);
    // Nor is it empty because nothing in it can be read: of no age, it is never removed as empty.
    const atMs = facts.turns === 0 ? 0 : facts.atMs;
    return { conversation, facts: { ...facts, atMs, hashes: [...hashes] } };
  }

  #stampOnDisk(id: string): FileStamp | undefined {
    const stats = statSync(this.#pathOf(id), { throwIfNoEntry: false });
    return stats?.isFile() ? { bytes: stats.size, changedMs: Math.floor(stats.mtimeMs) } : undefined;
  }

  #pathOf(id: string): string {
    return join(this.#directory, `${id}${suffix}`);
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
