import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { inspectPicture, type Picture, pictureTypes } from '../../../core/attachments/index.ts';
import { pixelRatioOf } from '../../../core/studio/pixelRatio.ts';

const fileSchema = z.object({
  name: z.string(),
  /** In the draft's own folder. */
  file: z.string().regex(/^[\w-]+\.\w+$/),
  /** Pixels. */
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});

const shotSchema = fileSchema.extend({
  id: z.uuid(),
  label: z.string(),
  pixelRatio: z.number().min(0.5).max(8),
  /** Where it came from in the workspace. */
  sourceUri: z.string().optional(),
  /** The picture that it is a part of. */
  whole: fileSchema.optional(),
});
export type DraftShot = z.infer<typeof shotSchema>;

const draftSchema = z.object({
  version: z.literal(1),
  shots: z.array(shotSchema),
  isSketch: z.boolean(),
  wish: z.string(),
  model: z.object({ endpointId: z.string(), modelId: z.string() }).optional(),
});
type Draft = z.infer<typeof draftSchema>;

const empty: Draft = { version: 1, shots: [], isSketch: false, wish: '' };

/** What a new page shall be made of, on disk: a tab that is hidden or a window that goes loses nothing of it. */
export class StartDraft {
  readonly folder: string;
  readonly #changed: () => void;
  #draft: Draft = empty;
  #loading: Promise<void> | undefined;
  #writes: Promise<void> = Promise.resolve();
  /** What was removed since the tab was opened, with the place that it had. */
  readonly #removed = new Map<string, { shot: DraftShot; at: number }>();

  constructor(folder: string, changed: () => void) {
    this.folder = folder;
    this.#changed = changed;
  }

  /** What there is; one that cannot be read is an empty one. */
  async load(): Promise<Readonly<Draft>> {
    this.#loading ??= readFile(join(this.folder, 'draft.json'), 'utf8').then(
      text => {
        const parsed = draftSchema.safeParse(parseJson(text));
        if (parsed.success) this.#draft = parsed.data;
      },
      () => undefined,
    );
    await this.#loading;
    return this.#draft;
  }

  async add(picture: Picture, sourceUri?: string): Promise<void> {
    await this.load();
    const shot = {
      ...(await this.#keep(picture)),
      id: randomUUID(),
      label: '',
      pixelRatio: pixelRatioOf(picture),
      ...(sourceUri === undefined ? {} : { sourceUri }),
    };
    await this.#set({ shots: [...this.#draft.shots, shot] });
  }

  async remove(id: string): Promise<void> {
    const at = this.#draft.shots.findIndex(shot => shot.id === id);
    const shot = this.#draft.shots[at];
    if (!shot) return;
    this.#removed.set(id, { shot, at });
    await this.#set({ shots: this.#draft.shots.filter(other => other.id !== id) });
  }

  async restore(id: string): Promise<void> {
    const removed = this.#removed.get(id);
    if (!removed) return;
    this.#removed.delete(id);
    await this.#set({ shots: this.#draft.shots.toSpliced(removed.at, 0, removed.shot) });
  }

  async move(id: string, to: number): Promise<void> {
    const shot = this.#draft.shots.find(other => other.id === id);
    if (!shot) return;
    await this.#set({ shots: this.#draft.shots.filter(other => other.id !== id).toSpliced(to, 0, shot) });
  }

  async setShot(id: string, part: { label?: string | undefined; pixelRatio?: number | undefined }): Promise<void> {
    const { label, pixelRatio } = part;
    await this.#change(id, shot => ({
      ...shot,
      ...(label === undefined ? {} : { label }),
      ...(pixelRatio === undefined ? {} : { pixelRatio }),
    }));
  }

  /** @param part of the picture as it is now */
  async crop(id: string, part: Picture): Promise<void> {
    const kept = await this.#keep(part);
    await this.#change(id, ({ whole, ...shot }) => ({
      ...shot,
      ...kept,
      name: shot.name,
      whole: whole ?? fileOf(shot),
    }));
  }

  async uncrop(id: string): Promise<void> {
    await this.#change(id, ({ whole, ...shot }) => ({ ...shot, ...whole }));
  }

  async choose(part: Partial<Pick<Draft, 'isSketch' | 'wish' | 'model'>>): Promise<void> {
    await this.load();
    await this.#set(part);
  }

  /** @throws UnreadablePicture, or the system's error */
  async read({ file, name }: DraftShot): Promise<Picture> {
    return inspectPicture(new Uint8Array(await readFile(join(this.folder, file))), name);
  }

  /** A page was made of it: the next begins with nothing but the same model. */
  async clear(): Promise<void> {
    const { model } = this.#draft;
    this.#removed.clear();
    this.#draft = { ...empty, ...(model ? { model } : {}) };
    await this.#save();
    const files = await readdir(this.folder).catch(() => []);
    await Promise.all(
      files.filter(name => name !== 'draft.json').map(name => rm(join(this.folder, name), { force: true })),
    );
    this.#changed();
  }

  async #keep(picture: Picture): Promise<z.infer<typeof fileSchema>> {
    const file = `${randomUUID()}.${pictureTypes[picture.mediaType].extensions[0] ?? 'png'}`;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, file), picture.data, { mode: 0o600 });
    const { name, width, height, data } = picture;
    return { name, file, width, height, bytes: data.byteLength };
  }

  async #change(id: string, to: (shot: DraftShot) => DraftShot): Promise<void> {
    await this.#set({ shots: this.#draft.shots.map(shot => (shot.id === id ? to(shot) : shot)) });
  }

  async #set(part: Partial<Draft>): Promise<void> {
    this.#draft = { ...this.#draft, ...part };
    this.#changed();
    await this.#save();
  }

  /** One write after the other; a crash in the middle leaves the one before. */
  #save(): Promise<void> {
    this.#writes = this.#writes
      .catch(() => undefined)
      .then(async () => {
        const path = join(this.folder, 'draft.json');
        await mkdir(this.folder, { recursive: true, mode: 0o700 });
        await writeFile(`${path}.new`, JSON.stringify(this.#draft), { mode: 0o600 });
        await rename(`${path}.new`, path);
      });
    return this.#writes;
  }
}

function fileOf({ name, file, width, height, bytes }: DraftShot): z.infer<typeof fileSchema> {
  return { name, file, width, height, bytes };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
