import * as l10n from '@vscode/l10n';
import type { HostCalls } from './hostCalls.ts';

export class PromptActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /** @param id none: a new one */
  save(id: string | undefined, name: string, text: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('prompt/save', { id, name, text }));
  }

  delete(id: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('prompt/delete', { id }));
  }

  restore(): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('prompt/restore', null));
  }

  /** One that came with the extension, as it came. */
  reset(id: string): Promise<boolean> {
    return this.#host.ask(this.#host.channel.request('prompt/reset', { id }));
  }

  /** The prompt's text for the composer; `undefined` when there is none, which has been said then. */
  async fill(id: string): Promise<string | undefined> {
    try {
      const { text, missing } = await this.#host.channel.request('prompt/fill', { id });
      const [first] = missing;
      if (first !== undefined) this.#host.say(missingText(first));
      return text;
    } catch (error) {
      this.#host.fail(error);
      return undefined;
    }
  }
}

function missingText(place: string): string {
  const texts: Partial<Record<string, string>> = {
    selection: l10n.t('Nothing is selected in the editor. Select code and choose the prompt again, or write it here.'),
    file: l10n.t('No file is open. Open one and choose the prompt again, or write it here.'),
    fileName: l10n.t('No file is open. Open one and choose the prompt again, or write it here.'),
    clipboard: l10n.t('There is no text on the clipboard. Copy it and choose the prompt again, or write it here.'),
  };
  return texts[place] ?? l10n.t('There was nothing to put in for {0}.', place);
}
