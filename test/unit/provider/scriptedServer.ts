import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Endpoint } from '../../../src/provider/index.ts';

export interface RecordedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Parsed body; `undefined` where it is none. */
  json: unknown;
  /** Resolves when the connection of this request is closed. */
  closed: Promise<void>;
}

/** Answers one request; a rejected promise breaks the connection. */
export type Script = (request: RecordedRequest, response: ServerResponse, attempt: number) => void | Promise<void>;

/** A server on loopback that says what a test tells it to, byte by byte, and remembers what it was asked. */
export class ScriptedServer implements AsyncDisposable {
  readonly requests: RecordedRequest[] = [];
  /** Connections that were ever opened, and those that still are. */
  opened = 0;
  readonly sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #protocol: string;

  private constructor(server: Server, protocol: string) {
    this.#server = server;
    this.#protocol = protocol;
  }

  static async start(script: Script, tls?: { key: string; cert: string }): Promise<ScriptedServer> {
    const server = tls ? createSecureServer(tls) : createServer();
    const scripted = new ScriptedServer(server, tls ? 'https:' : 'http:');
    server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
      scripted.opened++;
      scripted.sockets.add(socket);
      socket.on('close', () => scripted.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      const closed = new Promise<void>(resolve => request.socket.once('close', () => resolve()));
      const pieces: Buffer[] = [];
      request.on('data', piece => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces).toString('utf8');
        const recorded: RecordedRequest = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body,
          json: parsed(body),
          closed,
        };
        scripted.requests.push(recorded);
        Promise.resolve(script(recorded, response, scripted.requests.length - 1)).catch(() => request.socket.destroy());
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get origin(): string {
    return `${this.#protocol}//127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The last request. */
  get last(): RecordedRequest {
    const last = this.requests.at(-1);
    if (!last) throw new Error('nothing was asked');
    return last;
  }

  /** The same endpoint, but here. */
  stand(endpoint: Endpoint): Endpoint {
    return { ...endpoint, baseUrl: this.origin + new URL(endpoint.baseUrl).pathname };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** A script that answers everything with these bytes. */
export function answerWith(
  body: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Script {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

export const sseHeaders = { 'content-type': 'text/event-stream; charset=utf-8' };
export const jsonHeaders = { 'content-type': 'application/json' };

/** Chunks as a server writes them, `[DONE]` at the end unless told otherwise. */
export function sse(chunks: readonly unknown[], done = true): string {
  const frames = chunks.map(chunk => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`);
  return frames.join('') + (done ? 'data: [DONE]\n\n' : '');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
