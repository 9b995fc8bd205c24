import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import { isLoopback } from './proxy.ts';

interface SystemFailure {
  /** `''` where it has none. */
  code: string;
  name: string;
  message: string;
}

/** Trust failures: another attempt meets the same certificate. */
const certificateCodes = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
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

/** The failure below HTTP as a `GlmError` whose `code` is the system's or undici's word for it. */
export function networkError(thrown: unknown, url: URL, redact: Redact): GlmError {
  if (thrown instanceof GlmError) return thrown;
  const { code, name, message } = deepest(thrown);
  const said = redact(message).slice(0, 300);
  const facts = { ...(code === '' ? {} : { code }), cause: new Error(said) };
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new GlmError('timeout', `No connection to ${url.host} in time.`, { ...facts, retryable: true });
  }
  if (/^(UND_ERR_PRX|UND_ERR_ABORTED|UND_ERR_INVALID_ARG)/.test(code) && /proxy/i.test(message)) {
    return new GlmError('network', `The proxy did not let the request through: ${said}`, facts);
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

/**
 * `fetch` wraps ("fetch failed"), several addresses make an AggregateError: the innermost failure with a code is the
 * one that says something.
 */
function deepest(thrown: unknown): SystemFailure {
  let found: SystemFailure = { code: '', name: '', message: String(thrown) };
  let error = thrown;
  for (let depth = 0; error instanceof Error && depth < 5; depth++) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    if (code !== '' || found.code === '') {
      found = { code, name: error.name, message: error.message || code };
    }
    error = error instanceof AggregateError ? error.errors[0] : error.cause;
  }
  return found;
}
