import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import {
  extensionOf,
  type ImageAttachment,
  inspectPicture,
  type Picture,
  pictureTypes,
  type StoredBlob,
} from '../../core/attachments/index.ts';
import { unlessGone } from './unlessGone.ts';

type BlobName = Pick<StoredBlob, 'hash' | 'mediaType'>;

/** Pictures and whatever else is attached, on disk, each once under the SHA-256 of its bytes, whatever refers to it. Needs no editor. */
export class PictureStore {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /**
   * Stores the bytes where they are not stored yet. The attachment bears their hash as its id: the same picture
   * attached twice is one.
   * @throws the system's error
   */
  async add(picture: Picture): Promise<ImageAttachment> {
    const { hash } = await this.addBytes(picture.data, picture.mediaType);
    return attachmentOf(picture, hash);
  }

  /** Stores bytes of any type where they are not stored yet. @throws the system's error */
  async addBytes(data: Uint8Array, mediaType: string): Promise<StoredBlob> {
    // Not on this thread: 50 MB take longer to hash than the editor may stand still.
    const digest = await crypto.subtle.digest('SHA-256', data as Uint8Array<ArrayBuffer>);
    const stored = { hash: Buffer.from(digest).toString('hex'), mediaType, bytes: data.byteLength };
    const path = this.pathOf(stored);
    const now = new Date();
    // Whoever clears up sees by its time that it is in use again (removeUnused.ts), or has moved it away already.
    await unlessGone(utimes(path, now, now));
    if ((await unlessGone(stat(path)))?.size !== stored.bytes) await this.#write(path, data);
    return stored;
  }

  /** @returns undefined when the file is gone. @throws the system's error */
  async read(stored: BlobName): Promise<Uint8Array | undefined> {
    return unlessGone(readFile(this.pathOf(stored)));
  }

  /**
   * The picture of this hash, for a webview that remembers more than the window does. Its name is lost.
   * @returns undefined when there is none. @throws the system's error
   */
  async find(hash: string): Promise<ImageAttachment | undefined> {
    if (!isHash(hash)) return undefined;
    for (const { extensions } of Object.values(pictureTypes)) {
      const name = `${hash}.${extensions[0]}`;
      const data = await unlessGone(readFile(join(this.directory, name)));
      if (data) return attachmentOf(inspectPicture(data, `${hash.slice(0, 8)}.${extensions[0]}`), hash);
    }
    return undefined;
  }

  /** Ends as its type is usually spelt, since a webview's server goes by that. */
  pathOf({ hash, mediaType }: BlobName): string {
    if (!isHash(hash)) throw new Error('not a hash');
    return join(this.directory, `${hash}.${extensionOf(mediaType)}`);
  }

  /** Under another name first: a picture that is there is there whole. */
  async #write(path: string, data: Uint8Array): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomUUID()}`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(data);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}

function attachmentOf({ name, mediaType, width, height, data }: Picture, hash: string): ImageAttachment {
  return { id: hash, kind: 'image', hash, name, mediaType, width, height, bytes: data.byteLength };
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
