import type { BodySource, Transport } from './transport.ts';

/** 64 kB/s: what a bad connection still manages. */
const slowestUploadBytesPerMs = 64;

/**
 * Requests over a given `fetch`, for the networks where only the editor's own can get out. `fetch` says nothing between
 * the call and the answer's head, so connecting, sending and waiting share one patience there, longer by what the upload may need.
 */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async ({ method, url, headers, body }, signal, progress) => {
    const whole = body && joined(body);
    progress.sent(Math.ceil((body?.byteLength ?? 0) / slowestUploadBytesPerMs));
    const response = await fetch(url, {
      method,
      headers: { ...headers },
      ...(whole ? { body: whole } : {}),
      signal,
      // A followed redirect would carry the key along.
      redirect: 'manual',
    });
    return {
      status: response.status,
      header: name => response.headers.get(name) ?? undefined,
      body: piecesOf(response.body),
    };
  };
}

/** One buffer of the exact size: a stream would need chunked uploads, which several gateways refuse. */
function joined(body: BodySource): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(body.byteLength);
  let at = 0;
  for (const piece of body.pieces()) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Leaving early must end the transfer; after the end this is a no-op, and a failure was already reported.
    await reader.cancel().catch(() => {});
  }
}
