import type { ServerResponse } from 'node:http';
import {
  type ChatEvent,
  type ChatRequest,
  createClient,
  type Endpoint,
  endpoints,
  type NetworkOptions,
} from '../../../../src/provider/index.ts';
import type { ScriptedServer } from '../scriptedServer.ts';

export const request: ChatRequest = { model: 'glm-4.6', messages: [{ role: 'user', content: 'hello' }] };
export const text = (content: string) => ({ choices: [{ index: 0, delta: { role: 'assistant', content } }] });
export const stop = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
export const usage = { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } };
export const answer = [text('Hel'), text('lo'), stop, usage];
export const whole = ['start', 'text-delta', 'usage', 'finish'];

const bigmodel = endpoints.find(endpoint => endpoint.id === 'bigmodel') as Endpoint;
export const clientOf = (server: ScriptedServer, network: NetworkOptions = {}, apiKey = 'test-key-0123456789') =>
  createClient({
    endpoint: server.stand(bigmodel),
    apiKey,
    network: { retryBaseMs: 1, ...network },
  });

export async function all(stream: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

export function typesOf(events: readonly ChatEvent[]): string[] {
  return events.map(event => event.type);
}

export function textOf(events: readonly ChatEvent[]): string {
  return events.map(event => (event.type === 'text-delta' ? event.text : '')).join('');
}

/** Resolves when the piece has left the server's hands. */
export function written(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => response.write(piece, error => (error ? reject(error) : resolve())));
}

/** @throws when the condition has not come true in ten seconds */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`It never came true: ${condition}`);
    // Not a timer: it would count itself among the active resources.
    await new Promise(resolve => setImmediate(resolve));
  }
}
