import * as tls from 'node:tls';
import type { Dispatcher } from 'undici';
import { GlmError } from '../errors.ts';
import { Agent, ProxyAgent } from './undici.ts';

/**
 * Idle sockets are kept for the next turn of a tool loop (a TLS handshake to the other side of the world costs a third
 * of a second) but not for long: undici unrefs them, and after this time closes them.
 */
const keepAliveMs = 4_000;
/** However long a server offers. */
const longestKeepAliveMs = 30_000;
/** Distinct network settings that live at once; a user has one, a change of settings makes a second. */
const maxDispatchers = 8;

/**
 * Dispatchers by what decides them, so that clients made per call share connections. Nothing of a key is in a
 * connection: it travels in each request's header.
 */
const shared = new Map<string, Dispatcher>();

/** @throws GlmError when a certificate cannot be used. */
export function dispatcherFor(
  proxy: URL | undefined,
  ca: readonly string[],
  connectTimeoutMs: number,
): () => Dispatcher {
  ca.forEach(checkCertificate);
  const key = JSON.stringify([proxy?.href, ca, connectTimeoutMs]);
  return () => {
    const dispatcher = shared.get(key) ?? createDispatcher(proxy, ca, connectTimeoutMs);
    // Last used goes last, so that the first is the one to give up.
    shared.delete(key);
    shared.set(key, dispatcher);
    if (shared.size > maxDispatchers) giveUpOldest();
    return dispatcher;
  };
}

function giveUpOldest(): void {
  for (const [key, dispatcher] of shared) {
    shared.delete(key);
    // Waits for what still runs on it.
    void dispatcher.close();
    return;
  }
}

function createDispatcher(proxy: URL | undefined, ca: readonly string[], connectTimeoutMs: number): Dispatcher {
  const certificates = ca.length > 0 ? { ca: [...trusted(), ...ca] } : {};
  // Over HTTP/2 leaving a stream does not close the socket, and the server may go on generating into it.
  const connect = { timeout: connectTimeoutMs, allowH2: false, ...certificates };
  const options = { allowH2: false, keepAliveTimeout: keepAliveMs, keepAliveMaxTimeout: longestKeepAliveMs };
  if (!proxy) return new Agent({ ...options, connect });
  return new ProxyAgent({ ...options, uri: proxy.href, requestTls: connect, proxyTls: connect });
}

/** The authorities that stand without our doing: a `ca` given to TLS replaces them unless they are listed again. */
function trusted(): string[] {
  // Not in every runtime that an editor may bring.
  if (typeof tls.getCACertificates !== 'function') return [...tls.rootCertificates];
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
}

function checkCertificate(pem: string): void {
  try {
    tls.createSecureContext({ ca: pem });
    if (/-----BEGIN CERTIFICATE-----/.test(pem)) return;
  } catch {
    // Said below.
  }
  throw new GlmError('invalid-request', 'A certificate of the network settings is not PEM.', { code: 'ca-not-pem' });
}
