import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationFacts } from '../../core/conversation/index.ts';
import { type OpenWindows, unlessGone } from '../storage/index.ts';

export interface UnusedOptions {
  conversationsDirectory: string;
  picturesDirectory: string;
  windows: Pick<OpenWindows, 'held'>;
  /**
   * Of all conversations, as they stand on the disk now.
   * @throws when one of them could not be read: nobody knows then what it refers to
   */
  facts(): Promise<readonly ConversationFacts[]>;
  /** Milliseconds since 1970. */
  now?: number;
}

/** Bytes come into the store before the record that names them: what is younger may have one on its way. */
const graceMs = 3600 * 1000;
/** Something was attached and never sent. */
const emptyMs = 7 * 24 * 3600 * 1000;

const removedSuffix = '.removed';

export interface Removed {
  conversations: string[];
  /** Names of files. */
  blobs: string[];
}

/**
 * Removes for good what was deleted and can no longer be brought back, and stored bytes that nothing refers to. Safe
 * beside other windows, which do not stop writing: a file is first moved out of the way, then everybody is asked again
 * whether they have it in hand, and only then it is removed; else it goes back. Whoever adds bytes touches their file
 * or, when it is not there, writes it: before the move that is seen by its time, after it there is a new file.
 * @throws the system's error; nothing is lost then
 */
export async function removeUnused(options: UnusedOptions): Promise<Removed> {
  const conversations = await removeConversations(options);
  return { conversations, blobs: await removeBlobs(options) };
}

async function removeConversations(options: UnusedOptions): Promise<string[]> {
  const { conversationsDirectory, windows, now = Date.now() } = options;
  const unused = (all: readonly ConversationFacts[], held: ReadonlySet<string>): ConversationFacts[] =>
    all.filter(facts => !held.has(facts.id) && (facts.deleted || isAbandoned(facts, now)));
  const found = unused(await options.facts(), (await windows.held()).conversations);
  if (found.length === 0) return [];
  // Between the look and here somebody may have opened one.
  const still = new Set(unused(await options.facts(), (await windows.held()).conversations).map(({ id }) => id));
  const removed = found.map(({ id }) => id).filter(id => still.has(id));
  for (const id of removed) await rm(join(conversationsDirectory, `${id}.jsonl`), { force: true });
  return removed;
}

function isAbandoned({ turns, atMs }: ConversationFacts, now: number): boolean {
  return turns === 0 && atMs > 0 && now - atMs > emptyMs;
}

async function removeBlobs(options: UnusedOptions): Promise<string[]> {
  const { picturesDirectory, now = Date.now() } = options;
  const used = await usedHashes(options);
  const moved: string[] = [];
  for (const name of await namesIn(picturesDirectory)) {
    // Left by a window that died in the middle of this.
    if (name.endsWith(removedSuffix)) moved.push(name.slice(0, -removedSuffix.length));
    const hash = hashIn(name);
    if (hash === undefined || used.has(hash)) continue;
    const path = join(picturesDirectory, name);
    if (!(await isOld(path, now)) || !(await move(path, path + removedSuffix))) continue;
    moved.push(name);
  }
  if (moved.length === 0) return [];
  const stillUsed = await usedHashes(options);
  const removed: string[] = [];
  for (const name of new Set(moved)) {
    const path = join(picturesDirectory, name);
    const away = path + removedSuffix;
    if (stillUsed.has(hashIn(name) ?? '') || !(await isOld(away, now))) {
      await move(away, path);
    } else {
      await rm(away, { force: true });
      removed.push(name);
    }
  }
  return removed;
}

async function usedHashes({ facts, windows }: UnusedOptions): Promise<Set<string>> {
  const named = (await facts()).flatMap(({ hashes }) => hashes);
  return new Set([...named, ...(await windows.held()).hashes]);
}

/** Only what the store has written: `HASH.png`. */
function hashIn(name: string): string | undefined {
  return /^([0-9a-f]{64})\.[a-z0-9]{1,5}$/.exec(name)?.[1];
}

/** Also false when it is gone. */
async function isOld(path: string, now: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && now - found.mtimeMs > graceMs;
}

/** @returns whether there was something to move */
async function move(from: string, to: string): Promise<boolean> {
  return (await unlessGone(rename(from, to).then(() => true))) ?? false;
}

async function namesIn(directory: string): Promise<string[]> {
  return (await unlessGone(readdir(directory))) ?? [];
}
