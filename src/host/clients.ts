import { type Client, createClient, type Endpoint, type Logger } from '../provider/index.ts';
import type { ApiKeys } from './apiKeys.ts';
import { needsKey } from './endpointRegistry.ts';
import type { Settings } from './settings.ts';

/** No request was made: the endpoint wants a key and none is set for its address. */
export class MissingKey extends Error {
  override readonly name = 'MissingKey';
  readonly endpoint: Endpoint;
  /** A key is stored, but for another address. */
  readonly moved: boolean;

  constructor(endpoint: Endpoint, moved: boolean) {
    super(`no API key for ${endpoint.id}`);
    this.endpoint = endpoint;
    this.moved = moved;
  }
}

/** Makes the provider's clients: the only place where a key meets a request. */
export class Clients {
  readonly #keys: ApiKeys;
  readonly #settings: Settings;
  readonly #log: Logger;

  constructor(keys: ApiKeys, settings: Settings, log: Logger) {
    this.#keys = keys;
    this.#settings = settings;
    this.#log = log;
  }

  /** @throws MissingKey before anything is sent. */
  async for(endpoint: Endpoint): Promise<Client> {
    const found = await this.#keys.get(endpoint);
    if (!found && needsKey(endpoint)) throw new MissingKey(endpoint, await this.#keys.movedAway(endpoint));
    return this.withKey(endpoint, found?.key);
  }

  /** A client with a key that is not stored, to try it before it is. */
  withKey(endpoint: Endpoint, apiKey: string | undefined): Client {
    return createClient({
      endpoint,
      ...(apiKey === undefined ? {} : { apiKey }),
      network: this.#settings.network,
      logger: this.#log,
    });
  }
}
