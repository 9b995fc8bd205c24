import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Conversation, type ConversationRecord, conversationVersion } from '../../core/conversation/index.ts';
import { ConversationWriter } from './conversationWriter.ts';
import { readConversation } from './readConversation.ts';
import { unlessGone } from './unlessGone.ts';

export interface StoredConversation {
  conversation: Conversation;
  writer: ConversationWriter;
  /** What could not be read, by line number: the rest is there. Never content. */
  problems: readonly string[];
}

/** Conversations on disk: one file of JSON Lines each, named by its id. Needs no editor. */
export class ConversationStore {
  readonly #directory: string;
  readonly #failed: (error: unknown) => void;

  /** `failed` hears of what could not be written behind the scenes; every other failure reaches its caller. */
  constructor(directory: string, failed: (error: unknown) => void) {
    this.#directory = directory;
    this.#failed = failed;
  }

  /** A new conversation; its file begins with the first record that is written. */
  create(id: string, atMs: number): StoredConversation {
    const writer = new ConversationWriter(this.#pathOf(id), this.#failed, headerOf(id, atMs));
    return { conversation: new Conversation(id), writer, problems: [] };
  }

  /**
   * Reads a conversation as far as it can be read. The file is not touched, also where its last line was cut.
   * @returns undefined when there is none of this id
   * @throws NewerConversation, or the system's error
   */
  async open(id: string): Promise<StoredConversation | undefined> {
    const content = await this.#read(id);
    if (content === undefined) return undefined;
    const { conversation, version, problems } = readConversation(id, content);
    // An older version may read the file until there is something of this one in it.
    const header = version < conversationVersion ? headerOf(id, conversation.changedAtMs) : undefined;
    return { conversation, writer: new ConversationWriter(this.#pathOf(id), this.#failed, header), problems };
  }

  /**
   * All that was ever said of it, and what it comes to.
   * @returns undefined when there is none of this id
   * @throws NewerConversation, or the system's error
   */
  async records(id: string): Promise<{ conversation: Conversation; records: ConversationRecord[] } | undefined> {
    const content = await this.#read(id);
    if (content === undefined) return undefined;
    const records: ConversationRecord[] = [];
    const { conversation } = readConversation(id, content, record => records.push(record));
    return { conversation, records };
  }

  /** Something of this id is on the disk, be it that it cannot be read. */
  async exists(id: string): Promise<boolean> {
    return (await stat(this.#pathOf(id)).catch(() => undefined)) !== undefined;
  }

  /** Of all conversations that have a file, in the order in which they were begun. @throws the system's error */
  async ids(): Promise<string[]> {
    const names = (await unlessGone(readdir(this.#directory))) ?? [];
    return names.flatMap(name => /^([\w-]+)\.jsonl$/.exec(name)?.[1] ?? []).sort();
  }

  #read(id: string): Promise<string | undefined> {
    return unlessGone(readFile(this.#pathOf(id), 'utf8'));
  }

  #pathOf(id: string): string {
    if (!/^[\w-]+$/.test(id)) throw new Error('not an id of a conversation');
    return join(this.#directory, `${id}.jsonl`);
  }
}

function headerOf(id: string, atMs: number): ConversationRecord {
  return { record: 'conversation', version: conversationVersion, id, atMs };
}
