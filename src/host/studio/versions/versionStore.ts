import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLineFeeds } from '../../../core/studio/sourceChunk.ts';
import { readVersions } from '../../../core/studio/versions/readVersions.ts';
import { type VersionRecord, versionsVersion } from '../../../core/studio/versions/versionRecords.ts';
import { VersionTree } from '../../../core/studio/versions/versionTree.ts';
import { JsonLinesFile, unlessGone } from '../../storage/index.ts';

const fileName = 'versions.jsonl';
const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/**
 * The history of one page on disk, in the page's own folder: records in a file that only grows, each page once under
 * its hash, and small pictures of them. Needs no editor.
 */
export class VersionStore {
  readonly #folder: string;
  readonly #pageId: string;
  readonly #file: JsonLinesFile;
  #hasHeader = false;

  constructor(folder: string, pageId: string) {
    this.#folder = folder;
    this.#pageId = pageId;
    this.#file = new JsonLinesFile(join(folder, fileName));
  }

  /**
   * @returns `newer` for one that a newer version of the extension wrote: it is left alone, and nothing may be added
   * @throws the system's error
   */
  async load(): Promise<VersionTree | 'newer'> {
    const content = await unlessGone(readFile(join(this.#folder, fileName), 'utf8'));
    if (content === undefined) return new VersionTree();
    const read = readVersions(content);
    if (read === 'newer') return 'newer';
    this.#hasHeader = read.version === versionsVersion;
    return read.tree;
  }

  /** @throws the system's error; the record goes out with the next one */
  async append(record: VersionRecord): Promise<void> {
    if (!this.#hasHeader) {
      this.#hasHeader = true;
      void this.#file
        .append({ record: 'versions', version: versionsVersion, pageId: this.#pageId } satisfies VersionRecord)
        .catch(() => undefined);
    }
    await this.#file.append(record);
  }

  /** Keeps the page where it is not kept yet: before the record that speaks of it. @throws the system's error */
  async keepPage(hash: string, html: string): Promise<void> {
    await this.#write(this.#pagePath(hash), html);
  }

  /** @returns undefined when the file is gone. @throws the system's error */
  async page(hash: string): Promise<string | undefined> {
    return unlessGone(readFile(this.#pagePath(hash), 'utf8'));
  }

  /** PNG. @throws the system's error */
  async keepPicture(hash: string, png: Uint8Array): Promise<void> {
    await this.#write(this.picturePath(hash), png);
  }

  picturePath(hash: string): string {
    return join(this.#folder, 'thumbnails', `${named(hash)}.png`);
  }

  /** Removes pages and pictures that no version needs any more. Never throws: it is tried again next time. */
  async clearUp(tree: VersionTree): Promise<void> {
    const wanted = new Set(tree.versions.map(({ hash }) => hash));
    for (const folder of ['pages', 'thumbnails']) {
      const path = join(this.#folder, folder);
      for (const name of await readdir(path).catch(() => [])) {
        const hash = name.replace(/\.\w+$/, '');
        // Anything else is a page that is just being written.
        if (isHash(hash) && !wanted.has(hash)) await rm(join(path, name), { force: true }).catch(() => undefined);
      }
    }
  }

  #pagePath(hash: string): string {
    return join(this.#folder, 'pages', `${named(hash)}.html`);
  }

  /** Under another name first: what is there is there whole. */
  async #write(path: string, data: string | Uint8Array): Promise<void> {
    if (await unlessGone(stat(path))) return;
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomUUID()}`;
    try {
      await writeFile(temporary, data, { mode: 0o600 });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}

/**
 * What tells one page from another: SHA-256 of it with line feeds and without space at its end, since a document adds
 * a line end and may have line ends of its own.
 */
export function hashOfPage(html: string): string {
  return createHash('sha256').update(withLineFeeds(html).trimEnd()).digest('hex');
}

function named(hash: string): string {
  if (!isHash(hash)) throw new Error('not a hash');
  return hash;
}
