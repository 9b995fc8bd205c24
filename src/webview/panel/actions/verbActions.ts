import { announce } from '../../shared/announce.ts';
import type { HostCalls } from './hostCalls.ts';

export type TableAction = 'copy' | 'copy-csv' | 'copy-markdown' | 'open' | 'save';

/** What verbs bring, and tables of any answer. */
export class VerbActions {
  readonly #host: HostCalls;

  constructor(host: HostCalls) {
    this.#host = host;
  }

  /** Does what a button below an answer says. */
  async use(turnId: string, outcome: number, action: string): Promise<void> {
    // A file dialog may stay open for as long as the user likes.
    await this.#tell(this.#host.channel.request('outcome/use', { turnId, outcome, action }, { timeoutMs: 0 }));
  }

  /** @param rows the head first @returns whether it was done */
  async useTable(title: string, rows: string[][], action: TableAction): Promise<boolean> {
    return await this.#tell(this.#host.channel.request('table/use', { title, rows, action }, { timeoutMs: 0 }));
  }

  async #tell(request: Promise<string | null>): Promise<boolean> {
    try {
      const said = await request;
      if (said !== null) announce(said);
      return said !== null;
    } catch (error) {
      this.#host.fail(error);
      return false;
    }
  }
}
