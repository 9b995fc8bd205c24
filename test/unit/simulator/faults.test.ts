import assert from 'node:assert/strict';
import {
  keySha256,
  type RecordedRequest,
  type Simulator,
  simulatorBaseUrls,
  startSimulator,
} from '../../simulator/index.ts';
import { dataUri, drawPng } from './drawPng.ts';

const question = { model: 'glm-4.6', messages: [{ role: 'user', content: 'Hello' }] };

describe('simulator: faults, records and pace', () => {
  let simulator: Simulator;
  let urls: ReturnType<typeof simulatorBaseUrls>;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
    urls = simulatorBaseUrls(simulator.url);
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  interface Asked {
    stream?: boolean;
    signal?: AbortSignal;
    key?: string;
    url?: string;
    body?: unknown;
  }
  const post = ({ stream = true, signal, key = 'good-key', url = urls.bigmodel, body = question }: Asked = {}) =>
    fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...(body as object), stream }),
      ...(signal ? { signal } : {}),
    });
  const frames = (text: string) => [...text.matchAll(/^data: (.*)$/gm)].map(match => match[1] ?? '');

  it('answers with the status and the vendor’s own code as often as asked for, then as usual', async () => {
    simulator.fault({ kind: 'status', status: 429, code: '1302', times: 2, headers: { 'retry-after': '7' } });
    for (let i = 0; i < 2; i++) {
      const response = await post();
      assert.equal(response.status, 429);
      assert.equal(response.headers.get('retry-after'), '7');
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      assert.equal(error.code, '1302');
    }
    assert.equal((await post()).status, 200);
  });

  it('puts an error into the words of each dialect', async () => {
    const shapes: Record<string, unknown> = {};
    for (const url of [urls.bigmodel, urls.tokenhub, urls.toiotech, urls.wcode, urls.vllm, urls.ollama]) {
      simulator.fault({ kind: 'status', status: 401 });
      const { error } = (await (await post({ url })).json()) as { error: Record<string, unknown> };
      shapes[url.slice(simulator.url.length)] = [typeof error.code, ...Object.keys(error).sort()];
    }
    assert.deepEqual(shapes, {
      '/bigmodel': ['string', 'code', 'message'],
      '/tokenhub/v1': ['string', 'code', 'message', 'request_id', 'source', 'type'],
      '/toiotech/v1': ['string', 'code', 'message', 'param', 'type'],
      '/wcode/api/gpt/v1': ['number', 'code', 'message'],
      '/vllm/v1': ['number', 'code', 'message', 'param', 'type'],
      '/ollama/v1': ['object', 'code', 'message', 'param', 'type'],
    });
  });

  it('sends any body that a test wants', async () => {
    simulator.fault({
      kind: 'status',
      status: 502,
      body: '<html>Bad gateway</html>',
      headers: { 'content-type': 'text/html' },
    });
    const response = await post();
    assert.deepEqual(
      [response.status, response.headers.get('content-type'), await response.text()],
      [502, 'text/html', '<html>Bad gateway</html>'],
    );
  });

  it('applies only to requests that match', async () => {
    simulator.fault({ kind: 'status', status: 500, match: { dialect: 'zai' } });
    simulator.fault({ kind: 'status', status: 503, match: { path: 'models' } });
    simulator.fault({
      kind: 'status',
      status: 418,
      match: request => (request.body as typeof question | undefined)?.model === 'glm-5',
    });
    assert.equal((await post()).status, 200);
    assert.equal((await post({ url: urls.zai })).status, 500);
    assert.equal((await post({ body: { ...question, model: 'glm-5' } })).status, 418);
    const models = () => fetch(`${urls.bigmodel}/models`, { headers: { authorization: 'Bearer k' } });
    assert.deepEqual([(await models()).status, (await models()).status], [503, 200]);
  });

  it('cuts a stream without finish reason and [DONE], cleanly or by a reset', async () => {
    simulator.fault({ kind: 'cut', afterChunks: 3 });
    const text = await (await post()).text();
    assert.equal(frames(text).length, 3);
    assert.doesNotMatch(text, /finish_reason|DONE/);
    simulator.fault({ kind: 'cut', afterChunks: 3, abrupt: true });
    await assert.rejects((await post()).text());
    assert.equal(await simulator.requests[1]?.done, 'cut');
    assert.equal(simulator.requests[1]?.closedEarly, false, 'we cut it, not the client');
    simulator.fault({ kind: 'cut', afterChunks: 0 });
    await assert.rejects((await post({ stream: false })).text(), 'half a body');
  });

  it('holds an answer until it is released, without a clock', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 4 });
    const response = await post();
    const held = await hold.reached;
    assert.equal(held.chunksSent, 4);
    hold.release();
    const all = frames(await response.text());
    assert.ok(all.length > 5);
    assert.equal(all.at(-1), '[DONE]');
    assert.equal(await held.done, 'complete');
    assert.equal(held.closedEarly, false);
  });

  it('sees the client leave in the middle of an answer', async () => {
    const hold = simulator.fault({ kind: 'hold', afterChunks: 2 });
    const abort = new AbortController();
    const response = await post({ signal: abort.signal });
    const held = await hold.reached;
    abort.abort();
    await assert.rejects(response.text());
    assert.equal(await held.done, 'closed-early');
    assert.equal(held.closedEarly, true);
  });

  it('sees the client leave an answer that nothing holds', async () => {
    simulator.pace({ chunkDelayMs: 5, tokensPerChunk: 1 });
    const abort = new AbortController();
    const response = await post({ signal: abort.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    abort.abort();
    const [request] = simulator.requests;
    assert.equal(await request?.done, 'closed-early');
    const sent = request?.chunksSent ?? 0;
    assert.ok(sent > 0 && sent < 300, `${sent} chunks`);
  });

  it('is silent before or after the head until the client gives up', async () => {
    for (const afterHead of [false, true]) {
      const silence = simulator.fault({ kind: 'silence', afterHead });
      const abort = new AbortController();
      const answer = post({ signal: abort.signal });
      const silent = await silence.reached;
      assert.equal(silent.status, afterHead ? 200 : undefined);
      if (afterHead) await answer;
      abort.abort();
      await assert.rejects(answer.then(response => response.text()));
      assert.equal(await silent.done, 'closed-early');
    }
  });

  it('resets a connection before the head', async () => {
    simulator.fault({ kind: 'reset' });
    await assert.rejects(post());
    assert.equal(await simulator.requests[0]?.done, 'cut');
  });

  it('sends one frame that is no JSON and goes on, or ends there', async () => {
    simulator.fault({ kind: 'garbage' });
    const parsed = frames(await (await post()).text()).map(frame => {
      try {
        return frame === '[DONE]' || Boolean(JSON.parse(frame));
      } catch {
        return false;
      }
    });
    assert.deepEqual([parsed[1], parsed[2], parsed[3], parsed.at(-1)], [true, false, true, true]);
    simulator.fault({ kind: 'garbage', afterChunks: 0, text: 'hello', instead: true });
    assert.deepEqual(frames(await (await post()).text()), ['hello']);
  });

  it('sends an error inside a 200 stream, and another finish reason', async () => {
    simulator.fault({ kind: 'inBandError', code: '1302', afterChunks: 1 });
    const inBand = await post();
    assert.equal(inBand.status, 200);
    assert.equal(JSON.parse(frames(await inBand.text()).at(-1) ?? '').error.code, '1302');
    simulator.fault({ kind: 'finish', reason: 'sensitive', afterChunks: 2 });
    const text = await (await post()).text();
    assert.match(text, /"finish_reason":"sensitive"/);
    assert.doesNotMatch(text, /"finish_reason":"stop"/);
    simulator.fault({ kind: 'finish', reason: 'network_error' });
    assert.match(await (await post({ stream: false })).text(), /"finish_reason":"network_error"/);
  });

  it('refuses keys: none, bad ones and expired ones, and repeats none of them', async () => {
    const bare = await fetch(`${urls.bigmodel}/chat/completions`, { method: 'POST', body: JSON.stringify(question) });
    assert.deepEqual([bare.status, JSON.parse(await bare.text()).error.code], [401, '1001']);
    for (const [key, code] of [
      ['bad-marker-1', '1000'],
      ['expired-marker-2', '1003'],
    ] as const) {
      const response = await post({ key });
      const body = await response.text();
      assert.deepEqual([response.status, JSON.parse(body).error.code], [401, code]);
      assert.doesNotMatch(body, /marker/);
    }
    assert.equal((await fetch(`${urls.openai}/models`)).status, 200, 'a local server needs no key');
    assert.equal((await fetch(`${urls.tokenhub}/models`)).status, 401);
  });

  it('records what came, without the key and without pictures', async () => {
    const bytes = drawPng(31, 17, '#2aa84a');
    const content = [{ type: 'image_url', image_url: { url: dataUri(bytes) } }];
    await (
      await post({ key: 'marker-key', body: { model: 'glm-4.6v', messages: [{ role: 'user', content }] } })
    ).text();
    const [request] = simulator.requests as readonly RecordedRequest[];
    assert.ok(request);
    assert.equal(request.dialect, 'bigmodel');
    assert.equal(request.headers.authorization, '(present)');
    assert.equal(request.keySha256, keySha256('marker-key'));
    assert.deepEqual(
      [request.images[0]?.width, request.images[0]?.height, request.images[0]?.bytes],
      [31, 17, bytes.length],
    );
    const printed = JSON.stringify(request);
    assert.doesNotMatch(printed, /marker-key/);
    assert.ok(!printed.includes(Buffer.from(bytes).toString('base64')));
    assert.match(printed, /data:image\/png;base64,\(base64, \d+ characters\)/);
    assert.equal((request.body as { model: string }).model, 'glm-4.6v');
  });

  it('waits for a request that has not come yet, and says when none does', async () => {
    const coming = simulator.waitForRequest(request => request.dialect === 'zai');
    await post();
    await post({ url: urls.zai });
    assert.equal((await coming).dialect, 'zai');
    await assert.rejects(
      simulator.waitForRequest(request => request.dialect === 'wcode', { timeoutMs: 20 }),
      /no such request within 20 ms/,
    );
  });

  it('refuses what the real endpoint would refuse', async () => {
    const image = { type: 'image_url', image_url: { url: dataUri(drawPng(40, 40, '#ffffff')) } };
    const webp = {
      type: 'image_url',
      image_url: { url: `data:image/webp;base64,${Buffer.from('RIFF0000WEBPVP8 ').toString('base64')}` },
    };
    const file = { type: 'file_url', file_url: { url: 'https://example.com/a.pdf' } };
    const ask = async (body: Record<string, unknown>, url = urls.bigmodel) => {
      const response = await post({ url, stream: false, body: { ...question, ...body } });
      return [response.status, ((await response.json()) as { error?: { code: unknown } }).error?.code];
    };
    const say = (...content: unknown[]) => ({ messages: [{ role: 'user', content }] });
    assert.deepEqual(await ask({ model: 'no-such-model' }), [400, '1211']);
    assert.deepEqual(await ask(say(image)), [400, '1210'], 'a text model');
    assert.deepEqual(await ask({ model: 'glm-4.6v', ...say(webp) }), [400, '1210']);
    assert.deepEqual(await ask({ model: 'glm-4.6v', ...say(image, file) }), [400, '1210']);
    assert.deepEqual(await ask({ model: 'glm-5v-turbo', ...say(image, file) }, urls.tokenhub), [400, '400001']);
    assert.deepEqual(await ask({ messages: [{ role: 'system', content: 'x' }] }), [400, '1214']);
    assert.deepEqual(await ask({ messages: [] }), [400, '1214']);
    assert.deepEqual(await ask({ temperature: 1.5 }), [400, '1210']);
    assert.deepEqual(await ask({ stop: ['a', 'b'] }), [400, '1210']);
    assert.deepEqual(await ask({ model: 'glm-5.3-flash', thinking: { type: 'disabled' } }), [400, '1210']);
    assert.deepEqual(await ask({ model: 'glm-4.6v', ...say(image) }), [200, undefined]);
  });

  it('keeps to max_tokens and stop', async () => {
    const ask = async (more: Record<string, unknown>) => {
      const response = await post({ stream: false, url: urls.openai, body: { ...question, ...more } });
      return (await response.json()) as {
        choices: [{ finish_reason: string; message: { content: string } }];
        usage: { completion_tokens: number };
      };
    };
    const short = await ask({ max_tokens: 40, chat_template_kwargs: { enable_thinking: false } });
    assert.equal(short.choices[0].finish_reason, 'length');
    assert.equal(short.usage.completion_tokens, 40);
    const stopped = await ask({ stop: ['|'] });
    assert.equal(stopped.choices[0].finish_reason, 'stop');
    assert.ok(!stopped.choices[0].message.content.includes('|'));
  });

  it('counts tokens from what came: text, pictures by the published rule, and the prefix that was sent before', async () => {
    const image = { type: 'image_url', image_url: { url: dataUri(drawPng(1920, 1080, '#ffffff')) } };
    const usage = async (messages: unknown[]) => {
      const response = await post({ stream: false, body: { model: 'glm-4.6v', messages } });
      const { usage: counted } = (await response.json()) as {
        usage: {
          prompt_tokens: number;
          total_tokens: number;
          completion_tokens: number;
          prompt_tokens_details: { cached_tokens: number };
        };
      };
      assert.equal(counted.total_tokens, counted.prompt_tokens + counted.completion_tokens);
      return counted;
    };
    const first = { role: 'user', content: [image] };
    assert.equal((await usage([first])).prompt_tokens, 2691 + 2 + 4);
    const long = { role: 'user', content: 'x'.repeat(4000) };
    const before = await usage([long]);
    assert.deepEqual([before.prompt_tokens, before.prompt_tokens_details.cached_tokens], [1004, 0]);
    const again = await usage([long, { role: 'assistant', content: 'ok' }, { role: 'user', content: 'more' }]);
    assert.equal(again.prompt_tokens_details.cached_tokens, 1000);
  });

  it('can be steered over HTTP, but not by a page in a browser', async () => {
    const control = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${simulator.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body), headers });
    const { id } = (await (await control('fault', { kind: 'hold', afterChunks: 1 })).json()) as { id: number };
    const response = await post();
    await simulator.waitForRequest();
    assert.equal((await control('release', { id })).status, 200);
    assert.match(await response.text(), /DONE/);
    const recorded = (await (await fetch(`${simulator.url}/_simulator/requests`)).json()) as unknown[];
    assert.equal(recorded.length, 1);
    assert.equal((await control('fault', { kind: 'nonsense' })).status, 400);
    assert.equal((await control('reset', {}, { origin: 'https://example.com' })).status, 403);
    assert.equal((await control('reset', {})).status, 200);
    assert.equal(simulator.requests.length, 0);
  });

  it('says that it is a simulator wherever it shows', async () => {
    const response = await fetch(`${urls.zai}/models`, { headers: { authorization: 'Bearer k' } });
    assert.equal(response.headers.get('x-simulator'), 'glm-chat');
    const { data } = (await response.json()) as { data: { id: string; owned_by: string; name: string }[] };
    assert.ok(data.length > 10);
    for (const model of data) assert.deepEqual([model.owned_by, model.name], ['simulator', `${model.id} (simulator)`]);
    assert.match(await (await fetch(simulator.url)).text(), /simulator/);
  });
});
