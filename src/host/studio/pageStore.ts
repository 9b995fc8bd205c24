import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { inspectPicture, type Picture, pictureTypes } from '../../core/attachments/index.ts';
import { errorViewSchema, pageTargetSchema } from '../../protocol/index.ts';
import type { ShotFiles } from './shots/pageShots.ts';
import { shotsShape } from './shots/shotRecord.ts';

const recordSchema = z.object({
  version: z.literal(1),
  id: z.uuid(),
  status: z.enum(['done', 'stopped', 'failed']),
  html: z.string(),
  complete: z.boolean(),
  modelLabel: z.string(),
  ...shotsShape,
  /** What a page without a screenshot is called. */
  title: z.string().optional(),
  /** Default: one file with its own style sheet. */
  target: z.optional(pageTargetSchema),
  /** The picture is drawn by hand. */
  isSketch: z.literal(true).optional(),
  wish: z.string().optional(),
  runsScripts: z.literal(true).optional(),
  /** The screenshot in the workspace, where it came from there. */
  sourceUri: z.string().optional(),
  /** The document that the page was written into. */
  documentUri: z.string().optional(),
  savedUri: z.string().optional(),
  error: z.optional(errorViewSchema),
});
export type PageRecord = z.infer<typeof recordSchema>;

/** Pages outlive their tabs, not for ever. */
const maxAgeMs = 30 * 24 * 60 * 60 * 1000;

/** Of the folders of pages that the user removed and may want back. */
const asidePrefix = '.removed-';

/** Pages on disk, a folder each with the screenshot and what came of it. Needs no editor. */
export class PageStore {
  readonly #directory: string;
  readonly #writes = new Map<string, Promise<void>>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** A new id, with a folder for what belongs to it. */
  async createEmpty(): Promise<string> {
    const id = randomUUID();
    await mkdir(this.folderOf(id), { recursive: true, mode: 0o700 });
    return id;
  }

  /** Keeps the screenshot under a new id. */
  async create(picture: Picture): Promise<{ id: string; file: string }> {
    const id = await this.createEmpty();
    const file = `screenshot.${pictureTypes[picture.mediaType].extensions[0] ?? 'png'}`;
    await writeFile(join(this.folderOf(id), file), picture.data, { mode: 0o600 });
    return { id, file };
  }

  /** The files of a page's screenshots. */
  shotsOf(id: string): ShotFiles {
    const folder = this.folderOf(id);
    return {
      read: async ({ file, name }) => {
        try {
          return inspectPicture(new Uint8Array(await readFile(join(folder, file))), name);
        } catch {
          return undefined;
        }
      },
      write: async (picture, number) => {
        const ending = pictureTypes[picture.mediaType].extensions[0] ?? 'png';
        const file = number === 1 ? `screenshot.${ending}` : `screenshot-${number}.${ending}`;
        await writeFile(join(folder, file), picture.data, { mode: 0o600 });
        return file;
      },
    };
  }

  /** One write after the other; a crash in the middle leaves the record before. @throws the system's error */
  async save(record: PageRecord): Promise<void> {
    const before = this.#writes.get(record.id) ?? Promise.resolve();
    const write = before
      .catch(() => undefined)
      .then(async () => {
        const path = join(this.folderOf(record.id), 'page.json');
        await writeFile(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
        await rename(`${path}.new`, path);
      });
    this.#writes.set(record.id, write);
    await write;
  }

  /** @returns undefined when there is none of this id, or when it cannot be read */
  async load(id: string): Promise<{ record: PageRecord; picture?: Picture } | undefined> {
    const record = await this.#record(id);
    if (!record?.picture) return record && { record };
    try {
      const data = new Uint8Array(await readFile(join(this.folderOf(id), record.picture.file)));
      return { record, picture: inspectPicture(data, record.picture.name) };
    } catch {
      return undefined;
    }
  }

  async #record(id: string): Promise<PageRecord | undefined> {
    if (!z.uuid().safeParse(id).success) return undefined;
    try {
      const record = recordSchema.parse(JSON.parse(await readFile(this.#recordPath(id), 'utf8')));
      return record.id === id ? record : undefined;
    } catch {
      return undefined;
    }
  }

  #recordPath(id: string): string {
    return join(this.folderOf(id), 'page.json');
  }

  /** All that are kept, the one that was changed last first; those that cannot be read are left out. */
  async list(): Promise<{ record: PageRecord; changedAtMs: number }[]> {
    const names = await readdir(this.#directory).catch(() => []);
    const found = await Promise.all(
      names.map(async id => {
        const record = await this.#record(id);
        if (!record) return undefined;
        const { mtimeMs } = await stat(this.#recordPath(id));
        return { record, changedAtMs: mtimeMs };
      }),
    );
    return found.flatMap(page => page ?? []).sort((a, b) => b.changedAtMs - a.changedAtMs);
  }

  /** Out of the list, to be removed for good by the next window that opens. `false` brings it back. */
  async putAside(id: string, aside: boolean): Promise<void> {
    const [kept, removed] = [this.folderOf(id), join(this.#directory, `${asidePrefix}${id}`)];
    await (aside ? rename(kept, removed) : rename(removed, kept));
  }

  async remove(id: string): Promise<void> {
    await this.#writes.get(id)?.catch(() => undefined);
    this.#writes.delete(id);
    await rm(this.folderOf(id), { recursive: true, force: true });
  }

  /** Removes what nobody has touched for a month, and what the user removed. */
  async tidy(nowMs = Date.now()): Promise<void> {
    const names = await readdir(this.#directory).catch(() => []);
    for (const name of names) {
      const path = join(this.#directory, name);
      const changed = await stat(join(path, 'page.json')).catch(() => stat(path));
      if (name.startsWith(asidePrefix) || nowMs - changed.mtimeMs > maxAgeMs)
        await rm(path, { recursive: true, force: true });
    }
  }

  folderOf(id: string): string {
    return join(this.#directory, id);
  }
}
