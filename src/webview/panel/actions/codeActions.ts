import * as l10n from '@vscode/l10n';
import type { HostCalls } from './hostCalls.ts';

export class CodeActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  copy(code: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('code/copy', { code }));
  }

  insert(code: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('code/insert', { code }));
  }

  /** Shows what the last active file becomes with it. */
  apply(code: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('code/apply', { code }));
  }

  /** Resolves with whether it was saved: the user may back out. */
  async save(code: string, language: string): Promise<boolean> {
    try {
      return (await this.#host.channel.request('code/save', { code, language })).saved;
    } catch (error) {
      this.#host.fail(error);
      return false;
    }
  }

  /** A PNG; resolves with whether it was saved. */
  async savePicture(picture: Blob, name: string): Promise<boolean> {
    try {
      const data = new Uint8Array(await picture.arrayBuffer());
      return (await this.#host.channel.request('code/savePicture', { data, name })).saved;
    } catch (error) {
      this.#host.fail(error);
      return false;
    }
  }

  fail(error: unknown): void {
    this.#host.fail(error);
  }

  preview(code: string, title: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('code/preview', { code, title }));
  }

  /** Code of the active editor, for a question about it; `undefined` when there is none, which has been said then. */
  async ofEditor(): Promise<{ fileName: string; languageId: string; code: string } | undefined> {
    try {
      const source = await this.#host.channel.request('picture/source', null);
      if (source) return source;
      this.#host.say(l10n.t('Open a file first, then ask about it.'));
    } catch (error) {
      this.#host.fail(error);
    }
    return undefined;
  }
}
