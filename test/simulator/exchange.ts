import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Faults } from './faults.ts';
import type { Habits } from './habits.ts';
import type { Recording } from './recording.ts';
import type { SimulatorOptions } from './types.ts';

/** All that lives as long as the server. */
export interface State {
  readonly server: Server;
  readonly keyless: boolean;
  readonly requests: Recording[];
  readonly faults: Faults;
  readonly habits: Habits;
  readonly waiting: Set<(request: Recording) => void>;
  /** Hashes of message prefixes that were sent before: what a vendor's prompt cache would know. */
  readonly cache: Set<string>;
  pace: Required<Pick<SimulatorOptions, 'chunkDelayMs' | 'tokensPerChunk'>>;
  reset(): void;
}

/** One request on its way through the server. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  recording: Recording;
  /** Aborted when either side closes the connection. */
  signal: AbortSignal;
  state: State;
}

/** Tells those who wait for a request that this one has been read. */
export function announce({ state, recording }: Exchange): void {
  for (const tell of [...state.waiting]) tell(recording);
}

export function requestIdOf(recording: Recording): string {
  const stamp = new Date(recording.receivedAt).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}${recording.id.toString(16).padStart(16, '0')}`;
}

export function sendJson(
  exchange: Exchange,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const { response, recording } = exchange;
  recording.status = status;
  response.on('finish', () => recording.settle('complete'));
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}
