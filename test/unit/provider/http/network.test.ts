import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import {
  type ChatCompletion,
  type ChatEvent,
  createClient,
  type Endpoint,
  endpoints,
  GlmError,
  type Logger,
  type NetworkOptions,
  networkCauseOf,
} from '../../../../src/provider/index.ts';
import { answerWith, jsonHeaders, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';
import { ForwardProxy } from './forwardProxy.ts';
import { authority, hiddenHost, serverCertificate } from './testCertificates.ts';

const key = 'a1b2c3d4e5f6.the-key-of-this-test';
const zai = endpoints.find(endpoint => endpoint.id === 'zai') as Endpoint;
const answer = answerWith(
  JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }] }),
  { headers: jsonHeaders },
);
const streamed = answerWith(sse([{ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] }]), {
  headers: sseHeaders,
});

const ask = (baseUrl: string, network: NetworkOptions, logger?: Logger): Promise<ChatCompletion> =>
  createClient({
    endpoint: { ...zai, baseUrl },
    apiKey: key,
    network: { maxRetries: 0, ...network },
    ...(logger ? { logger } : {}),
  }).complete({ model: 'glm-4.6', messages: [{ role: 'user', content: 'hello' }] });

async function failure(promise: Promise<unknown>): Promise<GlmError> {
  const error = await promise.then(
    () => assert.fail('it succeeded'),
    reason => reason,
  );
  assert.ok(error instanceof GlmError, String(error));
  return error;
}

/** An address where nobody listens: somebody just did. */
async function deserted(): Promise<string> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>(resolve => server.close(() => resolve()));
  return `http://127.0.0.1:${port}`;
}

describe('the network', () => {
  it('tells where nothing answers', async () => {
    const address = await deserted();
    const error = await failure(ask(address, {}));
    assert.equal(error.kind, 'network');
    assert.equal(error.code, 'ECONNREFUSED');
    assert.match(error.message, /^Nothing answers at 127\.0\.0\.1:\d+: /);
    assert.equal(error.retryable, false);
  });

  it('tells a name that nobody has', async () => {
    const error = await failure(ask('http://no-such-host.invalid', {}));
    assert.equal(error.kind, 'network');
    assert.match(error.message, /no-such-host\.invalid/);
  });

  it('tells a server that does not speak HTTP', async () => {
    const server = createServer(socket => socket.end('220 smtp ready\r\n'));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const error = await failure(ask(`http://127.0.0.1:${port}`, {}));
    server.close();
    assert.equal(error.kind, 'protocol');
  });

  it('stops waiting for a connection, and may try again', async () => {
    // Accepts at TCP and never speaks TLS: the connection is never made.
    const server = createServer(() => {});
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const error = await failure(ask(`https://127.0.0.1:${port}`, { connectTimeoutMs: 60 }));
    server.close();
    assert.equal(error.kind, 'timeout');
    assert.equal(error.retryable, true);
    assert.match(error.message, /No connection/);
    assert.equal(networkCauseOf(error), 'connection');
  });

  it('reaches a TLS endpoint whose authority was given, and only then', async () => {
    await using server = await ScriptedServer.start(answer, serverCertificate);
    assert.equal((await ask(server.origin, { ca: [authority] })).text, 'Hi');
    const error = await failure(ask(server.origin, {}));
    assert.equal(error.kind, 'network');
    assert.equal(error.retryable, false);
    assert.match(error.message, /No trusted connection to 127\.0\.0\.1/);
    assert.equal(networkCauseOf(error), 'certificate');
    assert.match(error.code ?? '', /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN/);
  });

  it('refuses what is no certificate, no proxy, no address, no key', () => {
    const make = (network: NetworkOptions, endpoint: Partial<Endpoint> = {}, apiKey = key) =>
      createClient({ endpoint: { ...zai, ...endpoint }, apiKey, network });
    const kind = 'invalid-request';
    assert.throws(() => make({ ca: ['hello'] }), { kind, code: 'ca-not-pem' });
    assert.throws(() => make({ proxy: 'ftp://127.0.0.1:1' }), { kind, code: 'proxy-address' });
    assert.throws(() => make({ proxy: 'socks5://me:secret@127.0.0.1:1' }), { kind, code: 'proxy-socks' });
    assert.throws(
      () => make({ proxy: 'http://user:secret@' }),
      error => !String(error).includes('secret'),
    );
    assert.throws(() => make({}, { baseUrl: 'ftp://x' }), { kind });
    assert.throws(() => make({}, { baseUrl: 'nonsense' }), { kind });
    assert.throws(
      () => make({}, { baseUrl: 'https://user:secret@x' }),
      error => !String(error).includes('secret'),
    );
    assert.throws(() => createClient({ endpoint: 'nowhere' as 'zai' }), { kind });
    assert.throws(() => make({}, {}, 'two words'), { kind: 'auth' });
    assert.throws(
      () => make({}, {}, 'ключ'),
      error => !String(error).includes('ключ'),
    );
    make({}, {}, ` ${key}\n`);
  });

  it('keeps the path and the query of an address', async () => {
    await using server = await ScriptedServer.start(answer);
    for (const [given, path] of [
      ['/v1', '/v1/chat/completions'],
      ['/v1/', '/v1/chat/completions'],
      ['/v1/chat/completions', '/v1/chat/completions'],
      ['', '/chat/completions'],
      ['/v1?api-version=3', '/v1/chat/completions?api-version=3'],
    ]) {
      await ask(server.origin + given, {});
      assert.equal(server.last.path, path);
    }
  });

  describe('through a proxy', () => {
    it('that wants credentials, to a TLS endpoint of a private authority', async () => {
      await using server = await ScriptedServer.start(streamed, serverCertificate);
      await using proxy = await ForwardProxy.start('user:pass word');
      const network = { proxy: proxy.address('user:pass%20word'), ca: [authority], maxRetries: 0 };
      const client = createClient({ endpoint: { ...zai, baseUrl: server.origin }, apiKey: key, network });
      const events: ChatEvent[] = [];
      for await (const event of client.streamChat({ model: 'x', messages: [{ role: 'user', content: 'x' }] })) {
        events.push(event);
      }
      assert.deepEqual(
        events.map(event => event.type),
        ['start', 'text-delta', 'finish'],
      );
      assert.deepEqual(proxy.asked, [`CONNECT 127.0.0.1:${server.port}`]);
      assert.equal(server.last.headers.authorization, `Bearer ${key}`);
      assert.equal(server.last.headers['proxy-authorization'], undefined);
    });

    it('to a plain endpoint', async () => {
      await using server = await ScriptedServer.start(answer);
      await using proxy = await ForwardProxy.start('user:pass');
      assert.equal((await ask(server.origin, { proxy: proxy.address('user:pass') })).text, 'Hi');
      assert.deepEqual(proxy.asked, [`POST ${server.origin}/chat/completions`]);
    });

    it('that refuses: said as such, without its password', async () => {
      await using secure = await ScriptedServer.start(answer, serverCertificate);
      await using plain = await ScriptedServer.start(answer);
      await using proxy = await ForwardProxy.start('user:right-password');
      for (const origin of [secure.origin, plain.origin]) {
        const error = await failure(ask(origin, { proxy: proxy.address('user:wrong-password'), ca: [authority] }));
        assert.equal(error.kind, 'network', error.message);
        assert.equal(error.retryable, false);
        assert.match(error.message, /proxy/i);
        assert.match(error.message, /407/);
        assert.equal(networkCauseOf(error), 'proxy-authentication');
        assert.doesNotMatch(`${error.message}${error.cause}`, /wrong-password/);
      }
      assert.equal(secure.requests.length + plain.requests.length, 0);
    });

    it('that is not there', async () => {
      const proxy = await deserted();
      const error = await failure(ask('https://api.example.invalid', { proxy }));
      assert.equal(error.kind, 'network');
      assert.equal(networkCauseOf(error), 'proxy');
      assert.match(error.message, /^The proxy 127\.0\.0\.1:\d+ cannot be reached: /);
      assert.equal(error.retryable, false);
    });

    it('that takes a header of its own, which is in no message', async () => {
      await using server = await ScriptedServer.start(streamed, serverCertificate);
      await using proxy = await ForwardProxy.start('user:right-password');
      const header = (password: string): string => `Basic ${Buffer.from(`user:${password}`).toString('base64')}`;
      const network = { proxy: proxy.address(), ca: [authority], proxyAuthorization: header('right-password') };
      assert.equal((await ask(server.origin, network)).text, 'Hi');
      const lines: string[] = [];
      const note = (message: string): number => lines.push(message);
      const logger: Logger = { debug: note, info: note, warn: note, error: note };
      const error = await failure(
        ask(server.origin, { ...network, proxyAuthorization: header('wrong-password') }, logger),
      );
      assert.equal(networkCauseOf(error), 'proxy-authentication');
      assert.equal(server.last.headers['proxy-authorization'], undefined);
      assert.doesNotMatch(JSON.stringify([error.message, lines]), /wrong-password|d3JvbmctcGFzc3dvcmQ/);
    });

    it('that speaks TLS itself, verified or taken unseen as told; the endpoint is verified always', async () => {
      await using server = await ScriptedServer.start(answer, serverCertificate);
      await using proxy = await ForwardProxy.start(undefined, serverCertificate);
      const through = (network: NetworkOptions) => ask(server.origin, { proxy: proxy.address(), ...network });
      assert.equal((await through({ ca: [authority] })).text, 'Hi');
      assert.equal(networkCauseOf(await failure(through({}))), 'certificate');
      assert.equal(proxy.asked.length, 1);
      // The proxy lets it through now, and the endpoint's own certificate is refused.
      const error = await failure(through({ proxyStrictSsl: false }));
      assert.equal(networkCauseOf(error), 'certificate');
      assert.ok(proxy.asked.length > 1);
      assert.equal(server.requests.length, 1);
    });

    it('finds a name that only the proxy knows', async () => {
      await using server = await ScriptedServer.start(answer, serverCertificate);
      await using proxy = await ForwardProxy.start();
      const address = `https://${hiddenHost}:${server.port}`;
      assert.equal((await ask(address, { proxy: proxy.address(), ca: [authority] })).text, 'Hi');
      assert.equal(networkCauseOf(await failure(ask(address, { ca: [authority] }))), 'connection');
    });

    it('but not where an exception says so', async () => {
      await using server = await ScriptedServer.start(answer);
      await using proxy = await ForwardProxy.start();
      for (const noProxy of [['127.0.0.1'], ['example.com', `127.0.0.1:${server.port}`], ['*']]) {
        await ask(server.origin, { proxy: proxy.address(), noProxy });
      }
      assert.equal(proxy.asked.length, 0);
      await ask(server.origin, { proxy: proxy.address(), noProxy: ['127.0.0.1:1', 'example.com'] });
      assert.equal(proxy.asked.length, 1);
    });
  });

  describe('through a given fetch', () => {
    it('streams, sends the same, and follows no redirect', async () => {
      await using elsewhere = await ScriptedServer.start(answer);
      await using server = await ScriptedServer.start((recorded, response, attempt) => {
        if (attempt < 2) return (attempt === 0 ? answer : streamed)(recorded, response, attempt);
        return answerWith('', { status: 307, headers: { location: elsewhere.origin } })(recorded, response, attempt);
      });
      const calls: string[] = [];
      const network: NetworkOptions = {
        maxRetries: 0,
        fetch: (input, init) => {
          calls.push(String(input));
          return fetch(input, init);
        },
      };
      const client = createClient({ endpoint: { ...zai, baseUrl: server.origin }, apiKey: key, network });
      const request = { model: 'x', messages: [{ role: 'user', content: '你好' }] } as const;
      assert.equal((await client.complete(request)).text, 'Hi');
      let text = '';
      for await (const event of client.streamChat(request)) if (event.type === 'text-delta') text += event.text;
      assert.equal(text, 'Hi');
      assert.equal((await failure(client.complete(request))).kind, 'protocol');
      assert.equal(elsewhere.opened, 0);
      assert.equal(calls.length, 3);
      for (const { headers, body } of server.requests) {
        assert.equal(headers.authorization, `Bearer ${key}`);
        assert.equal(Number(headers['content-length']), Buffer.byteLength(body));
      }
    });

    it('closes the connection when the loop is left, and fails like the other way', async () => {
      await using server = await ScriptedServer.start((_, response) => {
        response.writeHead(200, sseHeaders);
        response.write(sse([{ choices: [{ delta: { content: 'Hi' } }] }], false));
      });
      const client = createClient({
        endpoint: { ...zai, baseUrl: server.origin },
        network: { fetch, maxRetries: 0, idleTimeoutMs: 300 },
      });
      const request = { model: 'x', messages: [{ role: 'user', content: 'x' }] } as const;
      for await (const event of client.streamChat(request)) if (event.type === 'text-delta') break;
      await server.last.closed;
      const error = await failure(
        (async () => {
          for await (const _ of client.streamChat(request));
        })(),
      );
      assert.equal(error.kind, 'timeout');
      await server.last.closed;
      const refused = await failure(ask(await deserted(), { fetch }));
      assert.equal(refused.code, 'ECONNREFUSED');
    });
  });

  it('holds no key in any message, log, cause or field of any failure', async () => {
    const lines: string[] = [];
    const note = (message: string): number => lines.push(message);
    const logger: Logger = { debug: note, info: note, warn: note, error: note };
    const echo = `key ${key} and ${encodeURIComponent(key)} and ${Buffer.from(`x:${key}`).toString('base64')}`;
    const bodies: [number, string, Record<string, string>][] = [
      ...[400, 401, 402, 403, 404, 413, 429, 434, 451, 500, 502, 503].map(
        status =>
          [
            status,
            JSON.stringify({ error: { code: key, message: echo, request_id: key } }),
            { 'x-request-id': key },
          ] as [number, string, Record<string, string>],
      ),
      [500, `<html><title>${echo}</title>`, {}],
      [500, echo, { 'x-request-id': key }],
      [302, '', { location: `https://example.com/${key}?${key}` }],
      [200, `data: {"error":${JSON.stringify(echo)}}\n\n`, sseHeaders],
      [200, echo, {}],
    ];
    const seen: unknown[] = [];
    for (const [status, body, headers] of bodies) {
      await using server = await ScriptedServer.start(answerWith(body, { status, headers }));
      const error = await failure(ask(server.origin, { maxRetries: 1, retryBaseMs: 1 }, logger));
      seen.push(error.message, error.code, error.requestId, error.stack, error.cause);
    }
    const throwing: typeof fetch = (_, init) =>
      Promise.reject(new TypeError(`bad header ${JSON.stringify(init?.headers)}`));
    const thrown = await failure(ask('http://127.0.0.1:80', { fetch: throwing }, logger));
    const inner = thrown.cause as Error;
    seen.push(thrown.message, thrown.stack, inner.message, inner.stack);
    const all = JSON.stringify([seen, lines]);
    for (let at = 0; at + 8 <= key.length; at++) assert.ok(!all.includes(key.slice(at, at + 8)), key.slice(at, at + 8));
    assert.ok(lines.length > bodies.length);
  });

  it('holds no picture in a message or log', async () => {
    const lines: string[] = [];
    const note = (message: string): number => lines.push(message);
    const bytes = Buffer.alloc(3000, 'picture-bytes');
    bytes.set([0xff, 0xd8, 0xff]);
    await using server = await ScriptedServer.start((recorded, response, attempt) =>
      answerWith(JSON.stringify({ error: { message: `cannot read ${recorded.body}` } }), { status: 400 })(
        recorded,
        response,
        attempt,
      ),
    );
    const client = createClient({
      endpoint: { ...zai, baseUrl: server.origin },
      logger: { debug: note, info: note, warn: note, error: note },
    });
    const picture = { type: 'image', source: { data: new Uint8Array(bytes), mediaType: 'image/jpeg' } } as const;
    const error = await failure(
      client.complete({ model: 'glm-4.6v', messages: [{ role: 'user', content: [picture] }] }),
    );
    const all = JSON.stringify([error.message, error.stack, lines]);
    assert.doesNotMatch(all, new RegExp(bytes.toString('base64').slice(100, 140)));
    assert.match(error.message, /data:image\/jpeg;base64,\[bytes\]/);
  });

  it('sends a large picture without holding a second copy of it, as often as it takes', async () => {
    const bytes = new Uint8Array(24 * 1024 * 1024).map((_, index) => (index * 31) & 255);
    await using server = await ScriptedServer.start((recorded, response, attempt) =>
      (attempt === 0 ? answerWith('', { status: 503 }) : answer)(recorded, response, attempt),
    );
    const endpoint: Endpoint = { id: 'own', label: 'Own', baseUrl: server.origin, dialect: 'vllm' };
    const client = createClient({ endpoint, network: { retryBaseMs: 1 } });
    const picture = { type: 'image', source: { data: bytes, mediaType: 'image/png' } } as const;
    await client.complete({ model: 'x', messages: [{ role: 'user', content: [picture] }] });
    assert.equal(server.requests.length, 2);
    for (const { body, json } of server.requests) {
      assert.equal(Number(server.last.headers['content-length']), body.length);
      const [message] = (json as { messages: { content: { image_url: { url: string } }[] }[] }).messages;
      const sent = message?.content[0]?.image_url.url.slice('data:image/png;base64,'.length) ?? '';
      assert.ok(Buffer.from(sent, 'base64').equals(bytes));
    }
  }).timeout(60_000);
});
