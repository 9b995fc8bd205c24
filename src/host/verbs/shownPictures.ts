import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { inspectPicture, type Picture } from '../../core/attachments/index.ts';
import { PictureStore } from '../storage/index.ts';

/** A picture that Chat shows: what a button of its answer needs to find it again. */
export interface ShownPicture {
  hash: string;
  mediaType: string;
  name: string;
}

/** Pictures are kept for the conversations that show them; the oldest go. */
const mostKept = 400;

/**
 * Pictures that answers in Chat show and link to, as files: the editor keeps a conversation's Markdown, not its pictures,
 * and a data address would be kept with each of them.
 */
export class ShownPictures {
  /** For what attachments are made of in Chat: pages that an answer may link to. */
  readonly store: PictureStore;

  /** @param folder in the extension's own storage */
  constructor(folder: string) {
    this.store = new PictureStore(folder);
  }

  /** @throws the system's error */
  async add({ data, mediaType, name }: Pick<Picture, 'data' | 'name'> & { mediaType: string }): Promise<ShownPicture> {
    const { hash } = await this.store.addBytes(data, mediaType);
    await this.#clearUp();
    return { hash, mediaType, name };
  }

  uriOf({ hash, mediaType }: ShownPicture): vscode.Uri {
    return vscode.Uri.file(this.store.pathOf({ hash, mediaType }));
  }

  /** @returns undefined when it is gone */
  async read(shown: ShownPicture): Promise<Picture | undefined> {
    const data = await this.store.read(shown);
    return data && inspectPicture(data, shown.name);
  }

  async #clearUp(): Promise<void> {
    const names = await readdir(this.store.directory);
    if (names.length <= mostKept) return;
    const aged = await Promise.all(
      names.map(async name => {
        const path = join(this.store.directory, name);
        return { path, atMs: (await stat(path).catch(() => undefined))?.mtimeMs ?? Number.POSITIVE_INFINITY };
      }),
    );
    aged.sort((a, b) => a.atMs - b.atMs);
    for (const { path } of aged.slice(0, names.length - mostKept)) await rm(path, { force: true });
  }
}
