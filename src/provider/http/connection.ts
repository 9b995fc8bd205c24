import { GlmError } from '../errors.ts';
import { createRedactor, type Redact } from '../redact.ts';
import type { CallOptions, ClientOptions, Endpoint, Logger, NetworkOptions } from '../types.ts';
import { CallScope } from './callScope.ts';
import { delay } from './delay.ts';
import { dispatcherFor } from './dispatchers.ts';
import { fetchTransport } from './fetchTransport.ts';
import { networkError } from './networkError.ts';
import { isLoopback, proxyFor } from './proxy.ts';
import { retryDelayMs } from './retry.ts';
import { type Patience, readText, send } from './send.ts';
import type { BodySource, HttpRequest, HttpResponse, Transport } from './transport.ts';
import { undiciTransport } from './undiciTransport.ts';

const defaultTimeoutMs = 120_000;

/** The way to one endpoint: its address, the key, the network's settings. Everything that leaves goes through here. */
export class Connection {
  readonly redact: Redact;
  readonly patience: Patience;
  readonly #endpoint: Endpoint;
  readonly #base: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #transport: Transport;
  readonly #network: NetworkOptions;
  readonly #proxy: URL | undefined;
  readonly #logger: Logger | undefined;

  /** @throws GlmError `invalid-request` for an address, key, proxy or certificate that cannot be used. */
  constructor(endpoint: Endpoint, { apiKey = '', network = {}, logger }: Omit<ClientOptions, 'endpoint'>) {
    const key = apiKey.trim();
    this.#endpoint = endpoint;
    this.#base = baseOf(endpoint);
    this.#network = network;
    this.#proxy = network.fetch ? undefined : proxyFor(this.#base, network, process.env);
    this.redact = createRedactor([key, ...proxySecrets(this.#proxy, network)]);
    this.#logger = logger;
    this.#headers = headersWith(key);
    this.patience = {
      connectTimeoutMs: network.connectTimeoutMs ?? 10_000,
      firstByteTimeoutMs: network.firstByteTimeoutMs ?? defaultTimeoutMs,
      idleTimeoutMs: network.idleTimeoutMs ?? defaultTimeoutMs,
    };
    this.#transport = network.fetch
      ? fetchTransport(network.fetch)
      : undiciTransport(
          dispatcherFor({
            proxy: this.#proxy,
            proxyAuthorization: network.proxyAuthorization,
            proxyStrictSsl: network.proxyStrictSsl ?? true,
            ca: network.ca ?? [],
            connectTimeoutMs: this.patience.connectTimeoutMs,
          }),
          network.systemCertificates ?? true,
        );
    if (key !== '' && this.#base.protocol === 'http:' && !isLoopback(this.#base)) {
      this.warn(`${endpoint.label} is reached without encryption: whoever listens can read the API key.`);
    }
  }

  get origin(): string {
    return this.#base.origin;
  }

  debug(message: string): void {
    this.#logger?.debug(this.redact(message));
  }

  warn(message: string): void {
    this.#logger?.warn(this.redact(message));
  }

  post(path: string, body: BodySource, accept: string): HttpRequest {
    const headers = { ...this.#headers, 'content-type': 'application/json', accept };
    return { method: 'POST', url: this.#url(path), headers, body, ...this.#way };
  }

  get(path: string): HttpRequest {
    const headers = { ...this.#headers, accept: 'application/json' };
    return { method: 'GET', url: this.#url(path), headers, ...this.#way };
  }

  get #way(): Pick<HttpRequest, 'proxy'> {
    return this.#proxy ? { proxy: this.#proxy } : {};
  }

  /** One attempt. Anything but a success is a `GlmError`, or the reason of whatever ended the scope. */
  async send(request: HttpRequest, scope: CallScope): Promise<HttpResponse> {
    const began = performance.now();
    const { method, url, body } = request;
    const log = (outcome: string | number): void => {
      const tookMs = Math.round(performance.now() - began);
      this.debug(
        `${method} ${url.origin}${url.pathname} ${body?.byteLength ?? 0} bytes: ${outcome} after ${tookMs} ms`,
      );
    };
    try {
      const response = await send(request, this.#transport, scope, this.patience, this.redact);
      log(response.status);
      return response;
    } catch (error) {
      log(error instanceof GlmError ? `${error.kind} ${error.code ?? error.status ?? ''}`.trim() : 'cancelled');
      throw error;
    }
  }

  /** The whole answer as text, with as many attempts as there are. */
  async exchange<T>(
    request: HttpRequest,
    options: CallOptions,
    read: (text: string, response: HttpResponse) => T,
  ): Promise<T> {
    return this.#retrying(options, async () => {
      const scope = new CallScope(options.signal);
      try {
        const response = await this.send(request, scope);
        const text = await this.#text(response, request, scope);
        // Read to its end: the socket was given back and must not be hung up on.
        scope.dispose();
        return read(text, response);
      } catch (error) {
        scope.close();
        throw error;
      }
    });
  }

  /** Attempts until one succeeds or the error is not worth another; waits in between, cancellable at once. */
  async #retrying<T>(options: CallOptions, attempt: () => Promise<T>): Promise<T> {
    for (let count = 0; ; count++) {
      try {
        return await attempt();
      } catch (error) {
        await this.waitForRetry(error, count, options);
      }
    }
  }

  /** Waits for the next attempt, or throws the error when there is none. */
  async waitForRetry(error: unknown, attempt: number, { signal, onWait }: WaitOptions): Promise<void> {
    if (!(error instanceof GlmError)) throw error;
    const { maxRetries = 3, retryBaseMs = 500 } = this.#network;
    const waitMs = retryDelayMs(error, attempt, { maxRetries, retryBaseMs });
    if (waitMs === undefined) throw error;
    this.warn(
      `${this.#endpoint.label}: ${error.kind}, attempt ${attempt + 2} of ${maxRetries + 1} in ${Math.round(waitMs)} ms`,
    );
    const { kind, code } = error;
    onWait?.({
      reason: 'retry',
      kind,
      ...(code === undefined ? {} : { code }),
      attempt: attempt + 2,
      attempts: maxRetries + 1,
      retryInMs: waitMs,
    });
    try {
      await delay(waitMs, signal);
    } finally {
      onWait?.(undefined);
    }
  }

  async #text(response: HttpResponse, request: HttpRequest, scope: CallScope): Promise<string> {
    try {
      return await readText(response, scope, this.patience.idleTimeoutMs, longestAnswerBytes);
    } catch (error) {
      scope.throwIfEnded();
      throw networkError(error, request.url, this.redact);
    }
  }

  /** A query in the base URL (Azure's `api-version`) stays at the end. */
  #url(path: string): URL {
    const url = new URL(this.#base);
    url.pathname = `${this.#base.pathname.replace(/\/+$/, '')}${path}`;
    return url;
  }
}

type WaitOptions = { [Name in keyof CallOptions]: CallOptions[Name] | undefined };

/** What of the way to a proxy must not be read in a message: its password, its header, what is in that. */
function proxySecrets(proxy: URL | undefined, { proxyAuthorization }: NetworkOptions): string[] {
  const token = proxyAuthorization?.replace(/^\S+\s+/, '');
  return [
    ...(proxy ? [proxy.password, decodeURIComponent(proxy.password)] : []),
    ...(token
      ? [
          token,
          Buffer.from(token, 'base64')
            .toString('utf8')
            .replace(/^[^:]*:/, ''),
        ]
      : []),
  ];
}

/** Base64 audio is the longest answer there is. */
const longestAnswerBytes = 256 * 1024 * 1024;

function baseOf({ baseUrl, label }: Endpoint): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new GlmError('invalid-request', `The address of ${label} is not an http:// or https:// address.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new GlmError('invalid-request', `The address of ${label} holds a password; set it as the API key instead.`);
  }
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  return url;
}

function headersWith(key: string): Record<string, string> {
  const headers = { 'user-agent': 'glm-chat' };
  if (key === '') return headers;
  // Anything else cannot stand in a header; a key pasted with other text around it looks like this.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new GlmError('auth', 'The API key holds characters that no key has. Set it again.');
  }
  return { ...headers, authorization: `Bearer ${key}` };
}
