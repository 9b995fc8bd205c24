import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { type CallWait, type ChatEvent, planConcurrency } from '../../../../src/provider/index.ts';
import { type Place, TurnQueue } from '../../../../src/provider/queue/turnQueue.ts';
import { all, answer, clientOf, request, textOf, typesOf, whole } from '../call/streaming.ts';
import { answerWith, jsonHeaders, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';

/** A server whose answers stand still until they are let go, one by one. */
async function holdingServer(): Promise<{ server: ScriptedServer; letGo(): void }> {
  const held: (() => void)[] = [];
  const server = await ScriptedServer.start((recorded, response, attempt) => {
    held.push(() => void answerWith(sse(answer), { headers: sseHeaders })(recorded, response, attempt));
  });
  return { server, letGo: () => held.shift()?.() };
}

const waitFor = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise(resolve => setImmediate(resolve));
};

describe('answers of a plan that gives one at once', () => {
  const network = { concurrency: 1 };

  it('are given one after the other, in the order they were asked for, each told its position', async () => {
    const { server, letGo } = await holdingServer();
    await using _ = server;
    const said: (CallWait | undefined)[][] = [[], [], []];
    const answers = said.map((waits, index) =>
      all(clientOf(server, network).streamChat({ ...request, model: `m${index}` }, { onWait: w => waits.push(w) })),
    );
    for (const count of [1, 2, 3]) {
      await waitFor(() => server.requests.length === count);
      letGo();
      assert.equal(textOf((await answers[count - 1]) ?? []), 'Hello');
      assert.ok(server.requests.length <= count + 1);
    }
    assert.deepEqual(
      server.requests.map(({ json }) => (json as { model: string }).model),
      ['m0', 'm1', 'm2'],
    );
    assert.deepEqual(said, [
      [],
      [{ reason: 'queue', position: 1 }, undefined],
      [{ reason: 'queue', position: 2 }, { reason: 'queue', position: 1 }, undefined],
    ]);
  });

  it('leave the queue at once when they are cancelled or left, and nobody waits for them', async () => {
    const { server, letGo } = await holdingServer();
    await using _ = server;
    const client = clientOf(server, network);
    const first = all(client.streamChat(request));
    await waitFor(() => server.requests.length === 1);
    const controller = new AbortController();
    const reason = new Error('not any more');
    const told: (CallWait | undefined)[] = [];
    const options = { signal: controller.signal, onWait: (wait: CallWait | undefined) => void told.push(wait) };
    const cancelled = all(client.streamChat(request, options));
    const left = client.streamChat(request);
    const leftNext = left.next();
    const positions: (number | undefined)[] = [];
    const last = all(
      client.streamChat(request, { onWait: w => positions.push(w?.reason === 'queue' ? w.position : undefined) }),
    );
    await waitFor(() => positions.length === 1);
    controller.abort(reason);
    await assert.rejects(cancelled, error => error === reason);
    assert.deepEqual(told, [{ reason: 'queue', position: 1 }, undefined]);
    assert.deepEqual(await left.return(), { done: true, value: undefined });
    assert.deepEqual(await leftNext, { done: true, value: undefined });
    assert.equal(server.requests.length, 1);
    assert.deepEqual(positions, [3, 2, 1]);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
    letGo();
    await first;
    await waitFor(() => server.requests.length === 2);
    letGo();
    assert.deepEqual(typesOf(await last), whole);
    assert.equal(server.requests.length, 2);
  });

  it('give their place on when the loop is left in the middle, and when they fail', async () => {
    await using server = await ScriptedServer.start((recorded, response, attempt) => {
      if (attempt === 0) {
        response.writeHead(200, sseHeaders);
        response.write(sse([answer[0]], false));
      } else if (attempt === 1) answerWith('', { status: 401 })(recorded, response, attempt);
      else answerWith(sse(answer), { headers: sseHeaders })(recorded, response, attempt);
    });
    const client = clientOf(server, network);
    for await (const event of client.streamChat(request)) if (event.type === 'text-delta') break;
    await assert.rejects(all(client.streamChat(request)), { kind: 'auth' });
    assert.equal(textOf(await all(client.streamChat(request))), 'Hello');
  });

  it('leave when the loop is left while a piece is awaited', async () => {
    await using server = await ScriptedServer.start((_, response, attempt) => {
      response.writeHead(200, sseHeaders);
      response.write(sse(attempt === 0 ? [answer[0]] : answer, attempt > 0));
      if (attempt > 0) response.end();
    });
    const client = clientOf(server, network);
    const stream = client.streamChat(request);
    const events: ChatEvent[] = [];
    for (let next = await stream.next(); !next.done; next = await stream.next()) {
      events.push(next.value);
      if (next.value.type === 'text-delta') break;
    }
    const pending = stream.next();
    await stream.return();
    assert.deepEqual(await pending, { done: true, value: undefined });
    await server.requests[0]?.closed;
    assert.equal(textOf(await all(client.streamChat(request))), 'Hello');
  });

  it('let no one past while one of them waits for a retry, and tell the others for how long', async () => {
    await using server = await ScriptedServer.start((recorded, response, attempt) => {
      const script =
        attempt === 0
          ? answerWith(JSON.stringify({ error: { code: '1302', message: 'too many' } }), {
              status: 429,
              headers: { ...jsonHeaders, 'retry-after-ms': '150' },
            })
          : answerWith(sse(answer), { headers: sseHeaders });
      return script(recorded, response, attempt);
    });
    const first: (CallWait | undefined)[] = [];
    const second: (CallWait | undefined)[] = [];
    const client = clientOf(server, network);
    await Promise.all([
      all(client.streamChat({ ...request, model: 'a' }, { onWait: wait => first.push(wait) })),
      all(client.streamChat({ ...request, model: 'b' }, { onWait: wait => second.push(wait) })),
    ]);
    assert.deepEqual(
      server.requests.map(({ json }) => (json as { model: string }).model),
      ['a', 'a', 'b'],
    );
    const [retry, onward] = first;
    assert.ok(retry?.reason === 'retry' && retry.retryInMs >= 150, JSON.stringify(retry));
    assert.deepEqual(
      { ...retry, retryInMs: 0 },
      { reason: 'retry', kind: 'rate-limit', code: '1302', attempt: 2, attempts: 4, retryInMs: 0 },
    );
    assert.equal(onward, undefined);
    const told = second.map(wait => (wait?.reason === 'queue' ? [wait.position, (wait.retryInMs ?? 0) > 100] : wait));
    assert.deepEqual(told, [[1, false], [1, true], [1, false], undefined]);
  });

  it('are counted by key and origin, and lists of models are not', async () => {
    const { server, letGo } = await holdingServer();
    await using _ = server;
    await using elsewhere = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    const first = all(clientOf(server, network).streamChat(request));
    await waitFor(() => server.requests.length === 1);
    const other = all(clientOf(server, network, 'another-key-0123456789').streamChat(request));
    await waitFor(() => server.requests.length === 2);
    const unlimited = all(clientOf(server).streamChat(request));
    await waitFor(() => server.requests.length === 3);
    assert.equal(textOf(await all(clientOf(elsewhere, network).streamChat(request))), 'Hello');
    const models = clientOf(server, network).listModels();
    await waitFor(() => server.requests.length === 4);
    for (let count = 0; count < 4; count++) letGo();
    await Promise.all([first, other, unlimited]);
    await assert.rejects(models, { kind: 'protocol' });
  });

  it('count whole answers too', async () => {
    const { server, letGo } = await holdingServer();
    await using _ = server;
    const client = clientOf(server, network);
    const both = [client.complete(request), client.complete(request)];
    await waitFor(() => server.requests.length === 1);
    letGo();
    await waitFor(() => server.requests.length === 2);
    letGo();
    assert.deepEqual(
      (await Promise.all(both)).map(({ text }) => text),
      ['Hello', 'Hello'],
    );
  });
});

describe('TurnQueue', () => {
  it('admits as many as the limit, and gives a place back once', async () => {
    let idle = 0;
    const queue = new TurnQueue(() => idle++);
    const places: Place[] = [];
    const enter = (): void => void queue.enter(2, {}).then(place => places.push(place));
    for (let count = 0; count < 4; count++) enter();
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(places.length, 2);
    places[0]?.leave();
    places[0]?.leave();
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(places.length, 3);
    places[1]?.leave();
    await new Promise(resolve => setImmediate(resolve));
    for (const place of places.slice(2)) place.leave();
    assert.equal(idle, 1);
  });

  it('does not take in who has been cancelled before', async () => {
    const reason = new Error('no');
    await assert.rejects(
      new TurnQueue(() => undefined).enter(1, { signal: AbortSignal.abort(reason) }),
      error => error === reason,
    );
  });
});

describe('the table of plans', () => {
  it('names its source, and at least one answer', () => {
    for (const { answers, source } of Object.values(planConcurrency)) {
      assert.ok(answers >= 1 && /20\d\d-\d\d/.test(source));
    }
  });
});
