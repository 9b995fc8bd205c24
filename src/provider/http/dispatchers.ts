import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { checkCertificate, secureContext } from './trust.ts';
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

/** What decides a dispatcher. */
export interface Route {
  proxy: URL | undefined;
  /** `Proxy-Authorization` where it is no user name and password of the address. */
  proxyAuthorization: string | undefined;
  /** Whether the certificate of an `https://` proxy is verified. */
  proxyStrictSsl: boolean;
  /** PEM, beside the authorities that stand without it. */
  ca: readonly string[];
  connectTimeoutMs: number;
}

/** Gives the dispatcher of a route, at each request: idle ones may have been replaced. */
export type DispatcherSource = (trust: { system: boolean }) => Dispatcher;

/**
 * Dispatchers by what decides them, so that clients made per call share connections. Nothing of a key is in a
 * connection: it travels in each request's header.
 */
const shared = new Map<string, Dispatcher>();

/** @throws GlmError when a certificate cannot be used. */
export function dispatcherFor(route: Route): DispatcherSource {
  route.ca.forEach(checkCertificate);
  const { proxy, proxyAuthorization, proxyStrictSsl, ca, connectTimeoutMs } = route;
  const facts = [proxy?.href, proxyAuthorization, proxyStrictSsl, ca, connectTimeoutMs];
  // Hashed: a proxy's password is in it, and certificates are long.
  const name = createHash('sha256').update(JSON.stringify(facts)).digest('base64');
  return ({ system }) => {
    const key = `${name} ${system}`;
    const dispatcher = shared.get(key) ?? createDispatcher(route, system);
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

function createDispatcher({ proxy, proxyAuthorization, ...route }: Route, system: boolean): Dispatcher {
  // Made once: certificates given to each connection would be parsed at each.
  const context = secureContext(route.ca, system);
  // Over HTTP/2 leaving a stream does not close the socket, and the server may go on generating into it.
  const connect = {
    timeout: route.connectTimeoutMs,
    allowH2: false,
    ...(context ? { secureContext: context } : {}),
  };
  const options = { allowH2: false, keepAliveTimeout: keepAliveMs, keepAliveMaxTimeout: longestKeepAliveMs };
  if (!proxy) return new Agent({ ...options, connect });
  return new ProxyAgent({
    ...options,
    uri: proxy.href,
    requestTls: connect,
    proxyTls: { ...connect, rejectUnauthorized: route.proxyStrictSsl },
    ...(proxyAuthorization === undefined ? {} : { token: proxyAuthorization }),
  });
}
