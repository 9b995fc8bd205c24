import type { ChatEvent, Client } from '../../provider/index.ts';

/** The same client; what it throws has passed `explain`. */
export function explainedClient(client: Client, explain: (error: unknown) => Promise<unknown>): Client {
  const fail = async (error: unknown): Promise<never> => {
    throw await explain(error);
  };
  return {
    streamChat: (request, options) => explainedStream(client.streamChat(request, options), fail),
    complete: (request, options) => client.complete(request, options).catch(fail),
    listModels: options => client.listModels(options).catch(fail),
  };
}

type Events = AsyncGenerator<ChatEvent, void, void>;

/** Not a generator of its own: that would hold back a `return` until the next piece has come. */
function explainedStream(stream: Events, fail: (error: unknown) => Promise<never>): Events {
  return {
    next: () => stream.next().catch(fail),
    return: () => stream.return(),
    throw: error => stream.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: () => stream[Symbol.asyncDispose](),
  };
}
