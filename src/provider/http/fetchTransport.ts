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

/**
 * The body as one Blob: its length is known, where a stream would be sent in chunks, which several gateways refuse; and
 * `fetch` reads it piece by piece, where it copies a buffer. Each piece is in a Blob of its own first, as the outer one
 * refers to Blobs and copies all else.
 */
function joined(body: BodySource): Blob {
  return new Blob(Array.from(body.pieces(), piece => new Blob([piece as Uint8Array<ArrayBuffer>])));
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
