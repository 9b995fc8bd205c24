import { createHash } from 'node:crypto';
import {
  type Attachment,
  type AudioAttachment,
  type DocumentAttachment,
  decodeText,
  type FileType,
  fileTypeOf,
  inspectPicture,
  maxAudioBytes,
  maxDocumentBytes,
  maxOfficeBytes,
  maxTextBytes,
  measureText,
  type TextAttachment,
  UnreadableFile,
  wavDurationMs,
} from '../../core/attachments/index.ts';
import { type ModelCatalog, seeingModel } from '../modelCatalog.ts';
import type { PictureFitter } from '../pictures/pictureFitter.ts';
import type { PictureStore } from '../storage/index.ts';

/** Pages of a PDF that are taken until somebody chooses others. */
const firstPages = 10;

export interface MakerParts {
  store: Pick<PictureStore, 'add' | 'addBytes' | 'read'>;
  pictures: PictureFitter;
  catalog: Pick<ModelCatalog, 'chat' | 'vision'>;
}

/** Where text comes from, for a model and for people. */
export type TextOrigin = Pick<TextAttachment, 'name' | 'path' | 'languageId' | 'part' | 'firstLine'> &
  Partial<Pick<TextAttachment, 'leftOut'>>;

/** Turns bytes of any kind into an attachment, which is stored then. What they are is told by the bytes. */
export class AttachmentMaker {
  readonly #parts: MakerParts;

  constructor(parts: MakerParts) {
    this.#parts = parts;
  }

  /**
   * @param path as people would name the file
   * @throws UnreadableFile, UnreadablePicture, or the system's error
   */
  async fromBytes(data: Uint8Array, name: string, path: string = name, signal?: AbortSignal): Promise<Attachment> {
    if (data.byteLength === 0) throw new UnreadableFile(name, 'empty');
    const type = fileTypeOf(data.subarray(0, 4096));
    const extension = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
    // Bytes of an SVG say text; whoever attaches one here wants it seen.
    if (type.kind === 'picture' || (type.kind === 'other' && pictureEndings.has(extension))) {
      return this.picture(data, name);
    }
    checkSize(data, name, type);
    switch (type.kind) {
      case 'video':
        return { ...(await this.#stored(data, type.mediaType, name)), kind: 'video', frames: [] };
      case 'audio':
        return this.#audio(data, type.mediaType, name);
      case 'document':
        return this.#document(data, name, signal);
      case 'zip':
        return this.#office(data, name, path, signal);
      case 'old-office':
        throw new UnreadableFile(name, 'old-office');
      case 'other': {
        const text = decodeText(data);
        if (text === undefined) throw new UnreadableFile(name, 'unknown-type');
        return this.text(text, { name, path, languageId: extension, part: 'file', firstLine: 1 });
      }
    }
  }

  /** @throws UnreadablePicture, or the system's error */
  async picture(data: Uint8Array, name: string): Promise<Attachment & { kind: 'image' }> {
    const { pictures, catalog, store } = this.#parts;
    const viewable = await pictures.viewable(inspectPicture(data, name));
    await pictures.prepare(viewable, seeingModel(catalog));
    return store.add(viewable);
  }

  /** @throws UnreadableFile `empty` */
  async text(whole: string, origin: TextOrigin): Promise<TextAttachment> {
    if (whole.trim() === '') throw new UnreadableFile(origin.name, 'empty');
    const { text, facts } = measureText(whole);
    const blob = await this.#parts.store.addBytes(new TextEncoder().encode(text), 'text/plain');
    // The same text may stand in two files, and a file may be attached anew after it has changed.
    const id = idOf('text', origin.path, origin.part, String(origin.firstLine), blob.hash);
    return { ...origin, ...blob, ...facts, id, kind: 'text' };
  }

  /** A film or a PDF that the endpoint fetches itself. */
  byAddress(kind: 'video' | 'document', url: string, name: string): Attachment {
    const base = { id: idOf(kind, url), name, source: { url } };
    return kind === 'video' ? { ...base, kind, frames: [] } : { ...base, kind, pages: [] };
  }

  /**
   * The document with other pages chosen; those that were drawn already stay as they are.
   * @throws UnreadableFile, or the system's error
   */
  async choosePages(
    document: DocumentAttachment,
    wanted: readonly number[],
    signal?: AbortSignal,
  ): Promise<DocumentAttachment> {
    const { source, name } = document;
    const missing = wanted.filter(page => !document.pages.some(known => known.page === page));
    const drawn: DocumentAttachment['pages'] = [];
    if (missing.length > 0 && 'hash' in source) {
      const data = await this.#parts.store.read(source);
      if (!data) throw new UnreadableFile(name, 'empty');
      drawn.push(...(await this.#pages(data, name, missing, signal)).pages);
    }
    const pages = [...document.pages, ...drawn].filter(({ page }) => wanted.includes(page));
    return { ...document, pages: pages.sort((a, b) => a.page - b.page) };
  }

  async #stored(data: Uint8Array, mediaType: string, name: string) {
    const source = await this.#parts.store.addBytes(data, mediaType);
    return { id: source.hash, name, source };
  }

  async #audio(data: Uint8Array, mediaType: string, name: string): Promise<AudioAttachment> {
    const blob = await this.#parts.store.addBytes(data, mediaType);
    const durationMs = wavDurationMs(data);
    return { id: blob.hash, kind: 'audio', name, ...blob, ...(durationMs !== undefined && { durationMs }) };
  }

  async #document(data: Uint8Array, name: string, signal: AbortSignal | undefined): Promise<DocumentAttachment> {
    const { pageCount, pages } = await this.#pages(data, name, { first: firstPages }, signal);
    return { ...(await this.#stored(data, 'application/pdf', name)), kind: 'document', pageCount, pages };
  }

  async #pages(
    data: Uint8Array,
    name: string,
    which: readonly number[] | { first: number },
    signal: AbortSignal | undefined,
  ): Promise<Pick<DocumentAttachment, 'pages'> & { pageCount: number }> {
    const { pageCount, pages } = await this.#parts.pictures.codec.drawPages(data, name, which, signal);
    const stored: DocumentAttachment['pages'] = [];
    for (const { data: picture, mediaType, page, width, height } of pages) {
      stored.push({ ...(await this.#parts.store.addBytes(picture, mediaType)), page, width, height });
    }
    return { pageCount, pages: stored };
  }

  async #office(data: Uint8Array, name: string, path: string, signal?: AbortSignal): Promise<TextAttachment> {
    const { text, leftOut } = await this.#parts.pictures.codec.readOffice(data, name, signal);
    const origin = { name, path, languageId: 'markdown', part: 'office', firstLine: 1 } as const;
    return this.text(text, { ...origin, ...(leftOut.length > 0 && { leftOut }) });
  }
}

/** A drawing is text; the others are told by their bytes, and what is not theirs is said of the picture it claims to be. */
const pictureEndings = new Set(['svg', 'png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif', 'tif', 'tiff']);

function checkSize(data: Uint8Array, name: string, { kind }: FileType): void {
  const limits: Partial<Record<FileType['kind'], number>> = {
    audio: maxAudioBytes,
    document: maxDocumentBytes,
    zip: maxOfficeBytes,
    other: maxTextBytes,
  };
  const limit = limits[kind];
  if (limit !== undefined && data.byteLength > limit) throw new UnreadableFile(name, 'too-large');
}

function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
