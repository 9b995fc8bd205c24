/**
 * A loopback server that speaks the wire of every endpoint the extension knows and answers by rule from what it
 * really received. Started by `npm start` where no key is set, and by the tests.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Recording } from './recording.ts';
import { createState } from './server.ts';
import type { RecordedRequest, Simulator, SimulatorOptions } from './types.ts';

export { simulatorBaseUrls } from './dialects/index.ts';
export { keySha256 } from './recording.ts';
export type * from './types.ts';
export type { PictureFacts, Region, TextLine } from './vision/pictureFacts.ts';

/** Listens on 127.0.0.1 only. @throws the listen error when the port is taken */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, chunkDelayMs = 12, tokensPerChunk = 3, keyless = false } = options;
  const state = createState({ chunkDelayMs, tokensPerChunk }, keyless);
  state.server.listen(port, '127.0.0.1');
  await once(state.server, 'listening');
  const closed = new AbortController();
  return {
    url: `http://127.0.0.1:${(state.server.address() as AddressInfo).port}`,
    requests: state.requests,
    fault: rule => state.faults.add(rule),
    pace: pace => {
      state.pace = { ...state.pace, ...pace };
    },
    habits: habits => state.habits.set(habits),
    reset: () => state.reset(),
    waitForRequest: (predicate = () => true, { timeoutMs = 10_000 } = {}) => {
      const known = state.requests.find(predicate);
      if (known) return Promise.resolve(known);
      const { promise, resolve, reject } = Promise.withResolvers<RecordedRequest>();
      const tell = (request: Recording): void => {
        if (predicate(request)) resolve(request);
      };
      const fail = (why: string) => reject(new Error(`simulator: ${why}`));
      const timer = setTimeout(() => fail(`no such request within ${timeoutMs} ms`), timeoutMs);
      const onClose = () => fail('closed');
      closed.signal.addEventListener('abort', onClose);
      state.waiting.add(tell);
      return promise.finally(() => {
        clearTimeout(timer);
        closed.signal.removeEventListener('abort', onClose);
        state.waiting.delete(tell);
      });
    },
    close: async () => {
      closed.abort();
      state.faults.clear();
      if (!state.server.listening) return;
      const ended = once(state.server, 'close');
      state.server.close();
      state.server.closeAllConnections();
      await ended;
    },
  };
}
