import { decodeBody } from './decodeBody.ts';
import type { DispatcherSource } from './dispatchers.ts';
import { codeOf } from './networkError.ts';
import type { BodySource, SendProgress, Transport } from './transport.ts';
import { systemMayTrust } from './trust.ts';

/** Hosts that the operating system's certificates were needed for: asked with them from the start. */
const needSystem = new Set<string>();

/**
 * Requests over an undici dispatcher.
 * @param systemCertificates what the operating system trusts is trusted too; its store is read only when a certificate
 * was refused without it, and nothing of the request has been sent by then.
 */
export function undiciTransport(dispatcher: DispatcherSource, systemCertificates: boolean): Transport {
  const attempt: (...of: [...Parameters<Transport>, system: boolean]) => ReturnType<Transport> = async (
    { method, url, headers, body },
    signal,
    progress,
    system,
  ) => {
    const response = await dispatcher({ system }).request({
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
  return async (request, signal, progress) => {
    const { host } = request.url;
    const system = systemCertificates && needSystem.has(host);
    try {
      return await attempt(request, signal, progress, system);
    } catch (error) {
      if (system || !systemCertificates || signal.aborted || !systemMayTrust(codeOf(error))) throw error;
    }
    const response = await attempt(request, signal, progress, true);
    needSystem.add(host);
    return response;
  };
}

function* reporting(body: BodySource, progress: SendProgress): Generator<Uint8Array, void, void> {
  for (const piece of body.pieces()) {
    progress.moving();
    yield piece;
  }
  progress.sent();
}
