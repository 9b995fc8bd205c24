import type { IncomingMessage, ServerResponse } from 'node:http';
import { type State, sendText } from './exchange.ts';
import { isObject } from './reading/readRequest.ts';
import type { HabitOptions } from './habits.ts';
import type { FaultRule } from './types.ts';

const kinds = new Set<string>([
  'status',
  'cut',
  'slow',
  'hold',
  'garbage',
  'silence',
  'inBandError',
  'finish',
  'reset',
]);

/** The same controls that tests have in code, for a person with curl and for tests in another process. */
export async function handleControl(
  state: State,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(body, null, 2)}\n`);
  };
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  if (path === '/_simulator/requests' && request.method === 'GET') return send(200, state.requests);
  if (request.method !== 'POST') return sendText(response, 405, 'POST, or GET /_simulator/requests');
  // A page of the web must not be able to steer a simulator: a browser always sends Origin with such a request.
  if (request.headers.origin !== undefined) return send(403, { error: 'not from a browser' });
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    return send(400, { error: 'the body is no JSON' });
  }
  if (!isObject(body)) return send(400, { error: 'the body is no JSON object' });
  switch (path) {
    case '/_simulator/fault':
      if (typeof body.kind !== 'string' || !kinds.has(body.kind)) {
        return send(400, { error: `kind is one of ${[...kinds].join(', ')}` });
      }
      return send(200, { id: state.faults.add(body as unknown as FaultRule).id });
    case '/_simulator/release':
      return state.faults.release(Number(body.id)) ? send(200, {}) : send(404, { error: 'no such fault' });
    case '/_simulator/pace':
      state.pace = {
        chunkDelayMs: numberOr(body.chunkDelayMs, state.pace.chunkDelayMs),
        tokensPerChunk: Math.max(1, numberOr(body.tokensPerChunk, state.pace.tokensPerChunk)),
      };
      return send(200, state.pace);
    case '/_simulator/habits':
      state.habits.set(body as HabitOptions);
      return send(200, {});
    case '/_simulator/reset':
      state.reset();
      return send(200, {});
    default:
      return send(404, { error: 'no such control' });
  }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;
}
