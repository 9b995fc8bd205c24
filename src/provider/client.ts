import { askOf } from './call/ask.ts';
import { ChatStream } from './call/chatStream.ts';
import { complete } from './call/complete.ts';
import { listModels } from './call/listModels.ts';
import { endpoints } from './endpoints.ts';
import { GlmError } from './errors.ts';
import { Connection } from './http/connection.ts';
import { QueuedStream, queued, type Turnstile } from './queue/queuedStream.ts';
import { queueFor } from './queue/turnQueue.ts';
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
  const turnstile = turnstileOf(connection, options);
  const streamChat: Client['streamChat'] = (request, call = {}) =>
    new ChatStream(connection, askOf(request, endpoint, true), call);
  const completeChat: Client['complete'] = (request, call = {}) =>
    complete(connection, askOf(request, endpoint, false), call);
  return {
    ...(turnstile
      ? {
          streamChat: (request, call = {}) => new QueuedStream(turnstile, call, on => streamChat(request, on)),
          complete: (request, call = {}) => queued(turnstile, call, on => completeChat(request, on)),
        }
      : { streamChat, complete: completeChat }),
    // Costs a plan nothing and takes nobody's turn.
    listModels: (call = {}) => listModels(connection, endpoint, call),
  };
}

/** Nothing where as many answers may run as are asked for. */
function turnstileOf({ origin }: Connection, { apiKey = '', network }: ClientOptions): Turnstile | undefined {
  const limit = network?.concurrency;
  if (limit === undefined || !(limit >= 1)) return undefined;
  return { limit, queue: () => queueFor(origin, apiKey.trim()) };
}

function resolve(endpoint: ClientOptions['endpoint']): Endpoint {
  if (typeof endpoint !== 'string') return endpoint;
  const known = endpoints.find(entry => entry.id === endpoint);
  if (known) return known;
  throw new GlmError('invalid-request', `There is no endpoint "${endpoint}".`);
}
