import { appendFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LedgerEntry, ledgerEntrySchema } from '../../core/usage/index.ts';
import { JsonLinesFile } from './jsonLinesFile.ts';
import { unlessGone } from './unlessGone.ts';

/** `2026-11-21` where the user is: a day ends at their midnight. */
export function dayOf(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const dayFile = /^\d{4}-\d\d-\d\d\.jsonl$/;

/** Every answer and what it cost, one file of JSON Lines a day. Windows share it: each only ever adds whole lines. */
export class UsageLedger {
  readonly #directory: string;
  /** Where cleared days wait to be brought back. */
  readonly #cleared: string;
  #day: { name: string; file: JsonLinesFile } | undefined;

  constructor(directory: string) {
    this.#directory = directory;
    this.#cleared = `${directory}-cleared`;
  }

  /** @throws the system's error; the entry is kept and goes out with the next one of its day. */
  async append(entry: LedgerEntry): Promise<void> {
    const name = `${dayOf(entry.atMs)}.jsonl`;
    if (this.#day?.name !== name) this.#day = { name, file: new JsonLinesFile(join(this.#directory, name)) };
    await this.#day.file.append(entry);
  }

  /** What can be read of the newest `days` days that have entries, oldest first. @throws the system's error */
  async read(days: number): Promise<LedgerEntry[]> {
    const names = (await filesIn(this.#directory)).slice(-days);
    const texts = await Promise.all(names.map(name => readFile(join(this.#directory, name), 'utf8')));
    const entries = texts.flatMap(text => text.split('\n')).flatMap(line => parse(line) ?? []);
    return [...new Map(entries.map(entry => [entry.id, entry])).values()];
  }

  /** Takes all days out of sight. `restore` brings them back until the next `clear`. @throws the system's error */
  async clear(): Promise<void> {
    await rm(this.#cleared, { recursive: true, force: true });
    if ((await filesIn(this.#directory)).length === 0) return;
    await rename(this.#directory, this.#cleared);
    this.#day = undefined;
  }

  /** @throws the system's error; a day is gone from what is cleared only once it is back. */
  async restore(): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    for (const name of await filesIn(this.#cleared)) {
      // Answers may have come since; a line that was cut stays on a line of its own.
      await appendFile(join(this.#directory, name), `\n${await readFile(join(this.#cleared, name), 'utf8')}\n`, {
        mode: 0o600,
      });
      await rm(join(this.#cleared, name));
    }
  }
}

async function filesIn(directory: string): Promise<string[]> {
  const names = (await unlessGone(readdir(directory))) ?? [];
  return names.filter(name => dayFile.test(name)).sort();
}

/** Half a line of a writer that died, or one of a newer version, is left out. */
function parse(line: string): LedgerEntry | undefined {
  if (line === '') return undefined;
  try {
    return ledgerEntrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
