import type { HostCalls } from './hostCalls.ts';

export class ConversationActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /** First word to the host; may be called again after a failure. */
  async open(): Promise<void> {
    const { channel, store } = this.#host;
    try {
      const state = await channel.request('panel/open', null);
      store.dispatch({ type: 'state/changed', state });
    } catch {
      store.dispatch({ type: 'open/failed' });
    }
  }

  start(): void {
    void this.#host.ask(this.#host.channel.request('conversation/start', null));
  }
}
