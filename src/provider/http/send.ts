import { GlmError } from '../errors.ts';
import type { Redact } from '../redact.ts';
import { responseError } from '../vendor/responseError.ts';
import type { CallScope } from './callScope.ts';
import { networkError } from './networkError.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';

export interface Patience {
  connectTimeoutMs: number;
  firstByteTimeoutMs: number;
  idleTimeoutMs: number;
}

/** An error body is read no further than this. */
const maxErrorBytes = 64 * 1024;

/** Sends the request and hands over the answer when its status is a success; anything else is a `GlmError`. */
export async function send(
  request: HttpRequest,
  transport: Transport,
  scope: CallScope,
  patience: Patience,
  redact: Redact,
): Promise<HttpResponse> {
  scope.throwIfEnded();
  scope.await('connection', patience.connectTimeoutMs);
  let response: HttpResponse;
  try {
    // Without a body nothing tells when the connection stands: one wait for both then, undici's own connect timeout
    // still counts.
    if (!request.body) scope.await('first-byte', patience.connectTimeoutMs + patience.firstByteTimeoutMs);
    response = await transport(request, scope.signal, {
      moving: () => scope.await('upload', patience.idleTimeoutMs),
      sent: (allowanceMs = 0) => scope.await('first-byte', patience.firstByteTimeoutMs + allowanceMs),
    });
  } catch (error) {
    scope.throwIfEnded();
    throw networkError(error, request.url, redact, request.proxy);
  }
  scope.arrived();
  if (response.status >= 200 && response.status < 300) return response;
  // What is left of the body goes with the scope, which the caller closes.
  if (response.status < 400) throw redirectError(response, request.url, redact);
  const text = await readText(response, scope, patience.idleTimeoutMs, maxErrorBytes).catch(() => {
    scope.throwIfEnded();
    return ''; // The status alone has to say it.
  });
  throw responseError({ status: response.status, text, header: response.header, redact });
}

/** The body as text, cut at `maxBytes`; the connection is given up when there is more. */
export async function readText(
  { body }: HttpResponse,
  scope: CallScope,
  idleTimeoutMs: number,
  maxBytes: number,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    scope.await('more', idleTimeoutMs);
    const { done, value } = await body.next();
    scope.arrived();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    bytes += value.length;
    if (bytes < maxBytes) continue;
    await body.return?.();
    return text;
  }
}

/** A redirect is reported, never followed: the key belongs to the origin it was set for. */
function redirectError(response: HttpResponse, url: URL, redact: Redact): GlmError {
  const location = response.header('location');
  const target = location && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  const where = target ? redact(target.origin + target.pathname) : 'another address';
  return new GlmError(
    'protocol',
    `${url.host} redirects to ${where}. The key was not taken there; set the endpoint's address if it has moved.`,
    { status: response.status },
  );
}
