import type { Dispatcher } from 'undici';
import { decodeBody } from './decodeBody.ts';
import type { BodySource, SendProgress, Transport } from './transport.ts';

/** Requests over an undici dispatcher, which is asked for at each request: idle dispatchers may have been replaced. */
export function undiciTransport(dispatcher: () => Dispatcher): Transport {
  return async ({ method, url, headers, body }, signal, progress) => {
    const response = await dispatcher().request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: body ? { ...headers, 'content-length': String(body.byteLength) } : headers,
      // An iterable rather than a buffer: its pulls tell how far the upload is, and the encoded body is never whole.
      ...(body ? { body: reporting(body, progress) as unknown as Uint8Array } : {}),
      signal,
      // The patience is CallScope's, which knows the phases; undici's own clocks tick in seconds.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const header = (name: string): string | undefined => {
      const value = response.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    return {
      status: response.statusCode,
      header,
      body: decodeBody(response.body, header('content-encoding')),
    };
  };
}

function* reporting(body: BodySource, progress: SendProgress): Generator<Uint8Array, void, void> {
  for (const piece of body.pieces()) {
    progress.moving();
    yield piece;
  }
  progress.sent();
}
