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
      // The marks are what the benchmark of long conversations reads.
      performance.mark('glm.open.asked');
      const state = await channel.request('panel/open', null);
      performance.mark('glm.open.told');
      store.dispatch({ type: 'state/changed', state });
    } catch {
      store.dispatch({ type: 'open/failed' });
    }
  }

  start(): void {
    void this.#host.ask(this.#host.channel.request('conversation/start', null));
  }
}
