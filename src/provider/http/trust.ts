import * as tls from 'node:tls';
import { GlmError } from '../errors.ts';

/**
 * The authorities to verify by: the runtime's own and `ca`, with those of the operating system where `system`; nothing
 * where the runtime's own are all, as it has a context for those.
 */
export function secureContext(ca: readonly string[], system: boolean): tls.SecureContext | undefined {
  if (ca.length === 0 && !system) return undefined;
  // A `ca` replaces what stands without it, unless that is listed again.
  return tls.createSecureContext({ ca: [...new Set([...own(), ...(system ? systems() : []), ...ca])] });
}

/** `getCACertificates` is not in every runtime that an editor may bring (Node 22.15). */
const canList = typeof tls.getCACertificates === 'function';

function own(): readonly string[] {
  return canList ? tls.getCACertificates('default') : tls.rootCertificates;
}

function systems(): readonly string[] {
  return canList ? tls.getCACertificates('system') : [];
}

/**
 * Whether the operating system might trust what the runtime does not. Asked only after a certificate was refused:
 * reading the system's store takes a fifth of a second, in which the whole extension host stands still.
 */
export function systemMayTrust(code: string): boolean {
  return canList && unknownAuthority.has(code);
}

/** OpenSSL's words for "nobody I know has signed this". */
export const unknownAuthority: ReadonlySet<string> = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
]);

/** The last ones that were found good: each new client brings the same. */
const checked = new Set<string>();
const maxChecked = 32;

/** @throws GlmError `invalid-request`, code `ca-not-pem` */
export function checkCertificate(pem: string): void {
  if (checked.has(pem)) return;
  try {
    tls.createSecureContext({ ca: pem });
    if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem)) {
      if (checked.size >= maxChecked) checked.clear();
      checked.add(pem);
      return;
    }
  } catch {
    // Said below.
  }
  throw new GlmError('invalid-request', 'A certificate of the network settings is not PEM.', { code: 'ca-not-pem' });
}
