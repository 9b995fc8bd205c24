import { GlmError } from '../errors.ts';
import type { NetworkOptions } from '../types.ts';

/**
 * The proxy for an address: the one that was set, else the environment's (`HTTPS_PROXY`, `HTTP_PROXY`, lower case
 * first). A server on this machine is never reached through the environment's proxy, only through one that was set.
 */
export function proxyFor(url: URL, network: NetworkOptions, environment: NodeJS.ProcessEnv): URL | undefined {
  if (network.proxy) return exempt(url, network.noProxy ?? []) ? undefined : proxyUrl(network.proxy);
  if (isLoopback(url)) return undefined;
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = environment[name] || environment[name.toUpperCase()];
  if (!proxy) return undefined;
  const exceptions = environment.no_proxy || environment.NO_PROXY || '';
  return exempt(url, [...exceptions.split(','), ...(network.noProxy ?? [])]) ? undefined : proxyUrl(proxy);
}

export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

function proxyUrl(text: string): URL {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // undici's SOCKS is experimental and says so to the whole process.
  if (url && /^socks\w*:$/.test(url.protocol)) {
    throw new GlmError('invalid-request', 'A SOCKS proxy is not supported here; an http:// or https:// proxy is.', {
      code: 'proxy-socks',
    });
  }
  const speaksHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (speaksHttp && isEncoded(url.username) && isEncoded(url.password)) return url;
  // The text may hold a password: it is not repeated.
  throw new GlmError('invalid-request', 'The proxy is not an http:// or https:// address.', { code: 'proxy-address' });
}

/** A bare `%` in a password has to be written `%25`. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Entries: `*`, `host` and its subdomains, `.domain`, `*.domain`, each with an optional `:port`. */
function exempt(url: URL, entries: readonly string[]): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return entries.some(entry => {
    const text = entry.trim().toLowerCase();
    if (text === '') return false;
    if (text === '*') return true;
    const [, name = text, onPort] =
      /^(.*?)(?::(\d+))?$/.exec(/^[\da-f:]*:[\da-f]*:[\da-f:]*$/.test(text) ? `[${text}]` : text) ?? [];
    if (onPort !== undefined && onPort !== port) return false;
    const domain = name.replace(/^\*?\./, '');
    return host === domain || host.endsWith(`.${domain}`);
  });
}
