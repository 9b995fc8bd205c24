import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { assetKinds } from '../../../core/studio/assets/index.ts';
import { costSchema } from '../../../core/usage/index.ts';

const assetSchema = z.object({
  name: z.string(),
  kind: z.enum(assetKinds),
  alt: z.string(),
  /** Parts of the screenshot's sides. */
  box: z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }),
  /** As the user says; otherwise it is chosen where it has a place and is not in the page yet. */
  isChosen: z.boolean().exactOptional(),
  /** Where the user wants it: the key of an element, null for nowhere. */
  place: z.string().nullable().exactOptional(),
  /** What was put into the page last; `mark`: the end of its bytes, by which it is found there. */
  used: z
    .object({ bytes: z.number(), isJpeg: z.boolean(), pngBytes: z.number().exactOptional(), mark: z.string() })
    .exactOptional(),
});
export type AssetRecord = z.infer<typeof assetSchema>;

const recordSchema = z.object({
  version: z.literal(1),
  assets: z.array(assetSchema),
  modelLabel: z.string(),
  costs: z.array(costSchema),
  /** The page without the pictures and with them, when they were put in last. */
  before: z.string().exactOptional(),
  after: z.string().exactOptional(),
});
export type AssetsRecord = z.infer<typeof recordSchema>;

/** What was found in the screenshot of a page, in a file of its own in the page's folder. */
export class AssetStore {
  readonly #path: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#path = join(folder, 'pictures.json');
  }

  /** @returns undefined where there is no file, or none that can be read */
  async load(): Promise<AssetsRecord | undefined> {
    try {
      return recordSchema.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** One write after the other; a crash in the middle leaves what was before. @throws the system's error */
  async save(record: AssetsRecord): Promise<void> {
    const content = JSON.stringify(record);
    const write = this.#last
      .catch(() => undefined)
      .then(async () => {
        await writeFile(`${this.#path}.new`, content, { mode: 0o600 });
        await rename(`${this.#path}.new`, this.#path);
      });
    this.#last = write;
    await write;
  }
}
