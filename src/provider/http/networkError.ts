import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import { isLoopback } from './proxy.ts';
import { unknownAuthority } from './trust.ts';

interface SystemFailure {
  /** `''` where it has none. */
  code: string;
  name: string;
  message: string;
  /** `connect`, `getaddrinfo`, …; `''` where it was no system call. */
  syscall: string;
}

/** Trust failures: another attempt meets the same certificate. */
const certificateCodes = new Set([
  ...unknownAuthority,
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'CERT_REVOKED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
]);
/** Nothing there, or nothing that speaks HTTP: trying again changes nothing. */
const finalCodes = new Set([
  ...certificateCodes,
  'ENOTFOUND',
  'UND_ERR_INVALID_ARG',
  'ERR_INVALID_URL',
  'ERR_INVALID_CHAR',
]);
/** No connection came about: what a firewall or a network without a way out looks like. */
const noConnection = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'connect-timeout',
]);

/**
 * What the user's network settings have to do with a failure: an authority nobody knows, a proxy that wants to know
 * who asks, a proxy that is not there or refuses, no connection at all. Nothing where they have no part in it.
 */
export type NetworkCause = 'certificate' | 'proxy-authentication' | 'proxy' | 'connection';

export function networkCauseOf({ kind, code = '' }: GlmError): NetworkCause | undefined {
  if (kind !== 'network' && kind !== 'timeout') return undefined;
  if (unknownAuthority.has(code)) return 'certificate';
  if (code === 'proxy-authentication') return code;
  if (code === 'proxy-refused' || code === 'proxy-unreachable') return 'proxy';
  return noConnection.has(code) ? 'connection' : undefined;
}

/**
 * The failure below HTTP as a `GlmError` whose `code` is the system's or undici's word for it, or `proxy-…` where it
 * was the proxy that failed.
 */
export function networkError(thrown: unknown, url: URL, redact: Redact, proxy?: URL): GlmError {
  if (thrown instanceof GlmError) return thrown;
  const { code, name, message, syscall } = deepest(thrown);
  const said = redact(message).slice(0, 300);
  const facts = { ...(code === '' ? {} : { code }), cause: new Error(said) };
  // Through a proxy every name is looked up and every connection made by it, save the one to it.
  if (proxy && (syscall === 'connect' || syscall === 'getaddrinfo')) {
    const retryable = !finalCodes.has(code) && !(code === 'ECONNREFUSED' && isLoopback(proxy));
    const where = `The proxy ${proxy.host} cannot be reached`;
    return new GlmError('network', `${where}: ${said}`, { ...facts, code: 'proxy-unreachable', retryable });
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new GlmError('timeout', `No connection to ${url.host} in time.`, { ...facts, retryable: true });
  }
  if (/^(UND_ERR_PRX|UND_ERR_ABORTED|UND_ERR_INVALID_ARG)/.test(code) && /proxy/i.test(message)) {
    const what = /\b407\b/.test(message) ? 'proxy-authentication' : 'proxy-refused';
    return new GlmError('network', `The proxy did not let the request through: ${said}`, { ...facts, code: what });
  }
  if (name === 'HTTPParserError') {
    return new GlmError('protocol', `${url.host} does not answer in HTTP: ${said}`, facts);
  }
  const refusedHere = code === 'ECONNREFUSED' && isLoopback(url);
  const retryable = !finalCodes.has(code) && !refusedHere;
  const what = certificateCodes.has(code)
    ? `No trusted connection to ${url.host}`
    : refusedHere
      ? `Nothing answers at ${url.host}`
      : `The connection to ${url.host} failed`;
  return new GlmError('network', `${what}: ${said}`, { ...facts, retryable });
}

/** The system's, OpenSSL's or undici's word for a failure; `''` where it has none. */
export function codeOf(thrown: unknown): string {
  return deepest(thrown).code;
}

/**
 * `fetch` wraps ("fetch failed"), several addresses make an AggregateError: the innermost failure with a code is the
 * one that says something.
 */
function deepest(thrown: unknown): SystemFailure {
  let found: SystemFailure = { code: '', name: '', message: String(thrown), syscall: '' };
  let error = thrown;
  for (let depth = 0; error instanceof Error && depth < 5; depth++) {
    const code = textOf(error, 'code');
    if (code !== '' || found.code === '') {
      found = { code, name: error.name, message: error.message || code, syscall: textOf(error, 'syscall') };
    }
    error = error instanceof AggregateError ? error.errors[0] : error.cause;
  }
  return found;
}

function textOf(error: Error, field: 'code' | 'syscall'): string {
  const value: unknown = (error as unknown as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}
