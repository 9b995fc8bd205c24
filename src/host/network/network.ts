import type { Endpoint, NetworkOptions } from '../../provider/index.ts';
import { GlmError, isLoopback, networkCauseOf, proxyFor } from '../../provider/index.ts';
import type { Settings } from '../settings.ts';
import { readCaFile, UnusableCaFile } from './caFile.ts';
import { editorReaches } from './editorReaches.ts';
import { NetworkFailure, type ProxySource, type Trouble } from './networkFailure.ts';
import type { ProxyPasswords } from './proxyPasswords.ts';

/** How an endpoint is reached, and which settings say so. */
export interface Route {
  options: NetworkOptions;
  /** Which setting the proxy on the way comes from; nothing without one. */
  proxyFrom?: ProxySource;
  /** With the credentials of its address, or those that were kept for it. */
  proxy?: URL;
  /** The proxy's address in the settings names a user already. */
  namesUser?: boolean;
}

/** The network as the user's settings, the editor's and the environment describe it. No workspace has a say in it. */
export class Network {
  readonly #settings: Settings;
  readonly #passwords: ProxyPasswords;

  constructor(settings: Settings, passwords: ProxyPasswords) {
    this.#settings = settings;
    this.#passwords = passwords;
  }

  /** @throws NetworkFailure for a proxy's address or a file of certificates that cannot be used */
  async routeTo(endpoint: Endpoint): Promise<Route> {
    const settings = this.#settings;
    const concurrency = settings.concurrency(endpoint.id);
    const base: NetworkOptions = { ...settings.patience, ...(concurrency === undefined ? {} : { concurrency }) };
    if (settings.transport === 'editor') {
      // Looked up at each call: the editor puts its own in place when it is ready.
      return { options: { ...base, fetch: (input, init) => globalThis.fetch(input, init) } };
    }
    const [ca, way] = await Promise.all([this.#certificates(), this.#proxyTo(endpoint)]);
    const { systemCertificates } = settings;
    return { ...way, options: { ...base, systemCertificates, ...ca, ...way.options } };
  }

  /** The failure with what the settings have to do with it, where they have; anything else as it is. */
  async explain(error: unknown, endpoint: Endpoint, route: Route): Promise<unknown> {
    if (!(error instanceof GlmError) || error instanceof NetworkFailure) return error;
    const cause = networkCauseOf(error);
    // A server on this machine that does not answer is not running: no proxy would help.
    if (!cause || (cause === 'connection' && isLoopback(new URL(endpoint.baseUrl)))) return error;
    const trouble: Trouble = route.options.fetch
      ? { cause: 'editor' }
      : {
          cause,
          ...(route.proxyFrom ? { proxyFrom: route.proxyFrom } : {}),
          asksPassword: cause === 'proxy-authentication' && !route.namesUser,
        };
    const mayOffer = this.#settings.transport === 'auto' && !route.options.fetch;
    return new NetworkFailure(error, trouble, mayOffer && (await editorReaches(endpoint)));
  }

  async #certificates(): Promise<Pick<NetworkOptions, 'ca'>> {
    const files = this.#settings.caFiles;
    if (files.length === 0) return {};
    try {
      return { ca: await Promise.all(files.map(readCaFile)) };
    } catch (error) {
      if (!(error instanceof UnusableCaFile)) throw error;
      const { file, problem } = error;
      throw new NetworkFailure(new GlmError('invalid-request', error.message), { cause: 'ca-file', file, problem });
    }
  }

  async #proxyTo(endpoint: Endpoint): Promise<Route> {
    const url = new URL(endpoint.baseUrl);
    const { proxyFrom, ...options } = this.#proxySettings(url);
    let proxy: URL | undefined;
    try {
      proxy = proxyFor(url, options, process.env);
    } catch (error) {
      if (!(error instanceof GlmError)) throw error;
      const cause = error.code === 'proxy-socks' ? 'proxy-socks' : 'proxy-address';
      throw new NetworkFailure(error, { cause, proxyFrom });
    }
    if (!proxy) return { options: { noProxy: ['*'] } };
    const namesUser = proxy.username !== '';
    const kept = namesUser ? undefined : await this.#passwords.get(proxy);
    if (kept) {
      proxy.username = encodeURIComponent(kept.username);
      proxy.password = encodeURIComponent(kept.password);
    }
    const { noProxy: _, proxyAuthorization, ...rest } = options;
    const header = proxyAuthorization === undefined || proxy.username !== '' ? {} : { proxyAuthorization };
    return { options: { ...rest, ...header, proxy: proxy.href }, proxyFrom, proxy, namesUser };
  }

  #proxySettings(url: URL): NetworkOptions & { proxyFrom: ProxySource } {
    const { proxy, noProxy, editorProxy } = this.#settings;
    if (proxy !== undefined) return { proxy, noProxy, proxyFrom: 'glm.network.proxy' };
    // The editor itself reaches this machine without its proxy, whatever the exceptions say.
    if (!editorProxy || isLoopback(url)) return { noProxy, proxyFrom: 'environment' };
    const { authorization, strictSsl, ...editor } = editorProxy;
    return {
      proxy: editor.proxy,
      noProxy: [...noProxy, ...editor.noProxy],
      proxyStrictSsl: strictSsl,
      ...(authorization === undefined ? {} : { proxyAuthorization: authorization }),
      proxyFrom: 'http.proxy',
    };
  }
}
