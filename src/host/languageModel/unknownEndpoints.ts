import type { Endpoint } from '../../provider/index.ts';
import type { ModelCatalog } from '../modelCatalog.ts';

/**
 * Asks endpoints of whose models nothing is known, each once: an answer without models is announced like any other,
 * makes the editor list the models again, and would be asked for again for ever.
 */
export class UnknownEndpoints {
  readonly #catalog: ModelCatalog;
  readonly #asked = new Map<string, Promise<void>>();

  constructor(catalog: ModelCatalog) {
    this.#catalog = catalog;
  }

  /** Never fails: where nothing came, nothing is known. */
  async ask(endpoint: Endpoint): Promise<void> {
    if (this.#catalog.known(endpoint).length > 0) return;
    let asking = this.#asked.get(endpoint.baseUrl);
    if (!asking) {
      asking = this.#catalog.tryRefresh(endpoint);
      this.#asked.set(endpoint.baseUrl, asking);
    }
    await asking;
  }

  /** A key or a setting changed, and with it what an endpoint may say. */
  forget(): void {
    this.#asked.clear();
  }
}
