import type { Channel, PanelToHost } from '../../../protocol/index.ts';
import type { PanelStore } from '../state/panelStore.ts';

/** The line to the host as the panel's controls use it: every failure is seen. */
export class HostCalls {
  readonly store: PanelStore;
  readonly channel: Channel<PanelToHost>;

  constructor(store: PanelStore, channel: Channel<PanelToHost>) {
    this.store = store;
    this.channel = channel;
  }

  /** Resolves with whether the host did it; where not, the reason is shown. */
  async ask(request: Promise<unknown>): Promise<boolean> {
    try {
      await request;
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  say(text: string): void {
    this.store.dispatch({ type: 'notice/shown', notice: { kind: 'info', text } });
  }

  fail(error: unknown): void {
    this.store.dispatch({ type: 'notice/shown', notice: { kind: 'error', text: messageOf(error) } });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
