import { type Client, createClient, type Endpoint, type Logger } from '../provider/index.ts';
import type { ApiKeys } from './apiKeys.ts';
import { needsKey } from './endpointRegistry.ts';
import { explainedClient } from './network/explainedClient.ts';
import type { Network } from './network/network.ts';

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
  readonly #network: Network;
  readonly #log: Logger;

  constructor(keys: ApiKeys, network: Network, log: Logger) {
    this.#keys = keys;
    this.#network = network;
    this.#log = log;
  }

  /** @throws MissingKey, or NetworkFailure for settings that cannot be used, before anything is sent. */
  async for(endpoint: Endpoint): Promise<Client> {
    const found = await this.#keys.get(endpoint);
    if (!found && needsKey(endpoint)) throw new MissingKey(endpoint, await this.#keys.movedAway(endpoint));
    return this.withKey(endpoint, found?.key);
  }

  /** A client with a key that is not stored, to try it before it is. */
  async withKey(endpoint: Endpoint, apiKey: string | undefined): Promise<Client> {
    const route = await this.#network.routeTo(endpoint);
    const client = createClient({
      endpoint,
      ...(apiKey === undefined ? {} : { apiKey }),
      network: route.options,
      logger: this.#log,
    });
    return explainedClient(client, error => this.#network.explain(error, endpoint, route));
  }
}
