import type { ImageAttachment, Picture, StoredBlob } from '../../core/attachments/index.ts';

/** Bytes of attachments that belong to no conversation of ours: kept as long as this is. */
export class MemoryBlobs {
  readonly #bytes = new Map<string, Uint8Array>();

  async add(picture: Picture): Promise<ImageAttachment> {
    const { name, mediaType, width, height, data } = picture;
    const blob = await this.addBytes(data, mediaType);
    return { id: blob.hash, kind: 'image', name, ...blob, width, height };
  }

  async addBytes(data: Uint8Array, mediaType: string): Promise<StoredBlob> {
    // Not on this thread, as large as a film may be.
    const digest = await crypto.subtle.digest('SHA-256', data as Uint8Array<ArrayBuffer>);
    const hash = Buffer.from(digest).toString('hex');
    this.#bytes.set(hash, data);
    return { hash, mediaType, bytes: data.byteLength };
  }

  async read(blob: StoredBlob): Promise<Uint8Array | undefined> {
    return this.bytesOf(blob);
  }

  bytesOf({ hash }: StoredBlob): Uint8Array | undefined {
    return this.#bytes.get(hash);
  }
}
