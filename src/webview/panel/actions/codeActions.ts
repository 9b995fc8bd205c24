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
