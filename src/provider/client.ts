import { ChatStream } from './call/chatStream.ts';
import { complete } from './call/complete.ts';
import { listModels } from './call/listModels.ts';
import { endpoints } from './endpoints.ts';
import { GlmError } from './errors.ts';
import { Connection } from './http/connection.ts';
import { buildRequest } from './request/buildRequest.ts';
import type { Client, ClientOptions, Endpoint } from './types.ts';

/**
 * A client for one endpoint. It holds nothing that has to be closed: clients with the same network settings share
 * their idle connections, which keep no process alive and close by themselves within seconds.
 * @throws GlmError `invalid-request` for an unknown endpoint or an address, proxy or certificate that cannot be used,
 * `auth` for a key that cannot stand in a header
 */
export function createClient(options: ClientOptions): Client {
  const endpoint = resolve(options.endpoint);
  const connection = new Connection(endpoint, options);
  return {
    streamChat: (request, { signal } = {}) =>
      new ChatStream(connection, () => buildRequest(request, endpoint, true), signal),
    complete: (request, { signal } = {}) => complete(connection, () => buildRequest(request, endpoint, false), signal),
    listModels: ({ signal } = {}) => listModels(connection, endpoint, signal),
  };
}

function resolve(endpoint: ClientOptions['endpoint']): Endpoint {
  if (typeof endpoint !== 'string') return endpoint;
  const known = endpoints.find(entry => entry.id === endpoint);
  if (known) return known;
  throw new GlmError('invalid-request', `There is no endpoint "${endpoint}".`);
}
