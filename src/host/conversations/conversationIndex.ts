import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationFacts } from '../../core/conversation/index.ts';
import type { Excerpt } from '../../core/search/index.ts';
import { ConversationReader } from './conversationReader.ts';
import { FactsFile, isSame, type KnownConversation } from './factsFile.ts';

export interface IndexOptions {
  /** Of the conversations' files. */
  directory: string;
  /** Of what is kept to be quick; may be removed at any time. */
  cacheDirectory: string;
  /** The program of the thread that reads. */
  thread: string;
  /** Something about some conversation has changed. */
  changed(): void;
  /** Without content. */
  warn(message: string): void;
  idleMs?: number;
}

export class UnreadableConversations extends Error {
  override readonly name = 'UnreadableConversations';
  constructor(count: number) {
    super(`${count} conversations cannot be read`);
  }
}

/** Whoever opens the list sees it first; starting a thread would stand in the way of that. */
const lookAfterMs = 150;

/** Lines that a later one has made void may be so many, for each one that counts, until the file is written anew. */
const voidLines = 2;

/** What is known of all conversations without reading them: facts in memory, words in a thread. Needs no editor. */
export class ConversationIndex {
  readonly #options: IndexOptions;
  readonly #reader: ConversationReader;
  readonly #file: FactsFile;
  readonly #known = new Map<string, KnownConversation>();
  /** Of conversations that this window has in hand, newer than what is on the disk. */
  readonly #held = new Map<string, ConversationFacts>();
  #written: Promise<void> = Promise.resolve();
  #sorted: readonly ConversationFacts[] | undefined;
  #loaded: Promise<void> | undefined;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  /** Resolves when something is known, be it that there is nothing. */
  #something = Promise.withResolvers<void>();

  constructor(options: IndexOptions) {
    this.#options = options;
    this.#file = new FactsFile(join(options.cacheDirectory, 'facts.jsonl'));
    this.#reader = new ConversationReader({ ...options, onKnown: known => this.#take(known) });
  }

  /** All that have turns and are not deleted: pinned ones first, then the newest. @throws the system's error */
  async list(): Promise<readonly ConversationFacts[]> {
    await this.#ready();
    this.#sorted ??= [...this.#all()]
      .filter(({ turns, deleted }) => turns > 0 && !deleted)
      .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.atMs - a.atMs || (a.id < b.id ? 1 : -1));
    return this.#sorted;
  }

  /**
   * Those that hold all words of the query, in the order of `list`. An empty query finds all.
   * @throws the signal's reason
   */
  async search(query: string, signal?: AbortSignal): Promise<readonly ConversationFacts[]> {
    const all = await this.list();
    const found = new Set(await this.#reader.ask({ job: 'search', query }, signal));
    return all.filter(({ id }) => found.has(id));
  }

  /** Where the words stand, in the order of the ids. @throws the signal's reason */
  excerpts(ids: readonly string[], query: string, signal?: AbortSignal): Promise<(Excerpt | undefined)[]> {
    return this.#reader.ask({ job: 'excerpts', ids, query }, signal);
  }

  /** This window has it in hand, and knows better than the disk. */
  hold(facts: ConversationFacts): void {
    this.#held.set(facts.id, facts);
    this.#notice();
  }

  /** These are new on the disk, or gone from it. */
  async look(ids: readonly string[]): Promise<void> {
    await this.#ready();
    if (ids.length === 0) return;
    await this.#reader.ask({ job: 'refresh', ids });
    await this.#written;
  }

  /** All that this window had to say of it is on the disk. */
  async release(id: string): Promise<void> {
    const facts = this.#held.get(id);
    await this.look([id]);
    // Meanwhile there may be something new to say.
    if (this.#held.get(id) !== facts) return;
    this.#held.delete(id);
    this.#notice();
  }

  /**
   * All that there is, also what is deleted or empty; every conversation is looked at for it.
   * @throws when one of them cannot be read
   */
  async everything(): Promise<ConversationFacts[]> {
    await this.#ready();
    const unreadable = await this.#reader.ask({ job: 'refresh' });
    await this.#written;
    if (unreadable > 0) throw new UnreadableConversations(unreadable);
    return [...this.#all()];
  }

  /** Resolves when nothing of it is at work any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#lookTimer);
    await this.#reader.close();
    await this.#written;
  }

  *#all(): Generator<ConversationFacts> {
    for (const { id, facts } of this.#known.values()) {
      const held = this.#held.get(id) ?? facts;
      if (held) yield held;
    }
    for (const [id, facts] of this.#held) if (!this.#known.has(id)) yield facts;
  }

  async #ready(): Promise<void> {
    this.#loaded ??= this.#load();
    await this.#loaded;
    await this.#something.promise;
    // What another window has said meanwhile.
    for (const entry of (await this.#file.news()) ?? []) this.#learn(entry);
  }

  async #load(): Promise<void> {
    const cached = await this.#file.news();
    if (cached) {
      for (const entry of cached) this.#learn(entry);
      this.#something.resolve();
    }
    await mkdir(this.#options.cacheDirectory, { recursive: true, mode: 0o700 });
    if (!cached || this.#file.lines > this.#known.size * (1 + voidLines)) await this.#file.write(this.#known.values());
    if (cached) this.#lookTimer = setTimeout(() => this.#lookThrough(), lookAfterMs);
    else this.#lookThrough();
  }

  #lookThrough(): void {
    this.#reader
      .ask({ job: 'refresh' })
      .catch(error => {
        if (!this.#closed) this.#options.warn(`conversations could not be looked through: ${String(error)}`);
      })
      .finally(() => this.#something.resolve());
  }

  #take(known: readonly KnownConversation[]): void {
    for (const entry of known) this.#learn(entry);
    this.#written = this.#file
      .add(known)
      .catch(error => this.#options.warn(`the list of conversations is not kept: ${String(error)}`));
    if (known.length > 0) this.#something.resolve();
  }

  #learn(entry: KnownConversation): void {
    const before = this.#known.get(entry.id);
    // Our own lines come back from the file.
    if (before && entry.facts && isSame(before.stamp, entry.stamp)) return;
    if (entry.facts) this.#known.set(entry.id, entry);
    else this.#known.delete(entry.id);
    this.#notice();
  }

  #notice(): void {
    this.#sorted = undefined;
    this.#options.changed();
  }
}
