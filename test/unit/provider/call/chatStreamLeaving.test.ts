import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { ChatEvent } from '../../../../src/provider/index.ts';
import { answerWith, type Script, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';
import { all, clientOf, request, stop, text, until, usage, written } from './streaming.ts';

describe('streamChat left and cancelled', () => {
  const slow: Script = (_, response) => {
    response.writeHead(200, sseHeaders);
    response.write(sse([text('a')], false));
    const timer = setInterval(() => response.write(sse([text('b')], false)), 5);
    response.on('close', () => clearInterval(timer));
  };

  it('closes the connection when the loop is left', async () => {
    await using server = await ScriptedServer.start(slow);
    for await (const event of clientOf(server).streamChat(request)) if (event.type === 'text-delta') break;
    await server.last.closed;
  });

  it('closes it when the loop throws', async () => {
    await using server = await ScriptedServer.start(slow);
    await assert.rejects(async () => {
      for await (const event of clientOf(server).streamChat(request)) throw new Error(event.type);
    }, /start/);
    await server.last.closed;
  });

  it('ends a waiting next at once when it is returned', async () => {
    await using server = await ScriptedServer.start(() => {});
    const stream = clientOf(server).streamChat(request);
    const next = stream.next();
    await until(() => server.requests.length === 1);
    const returned = stream.return();
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.deepEqual(await returned, { done: true, value: undefined });
    await server.last.closed;
  });

  it('ends the wait for another attempt when it is returned', async () => {
    await using server = await ScriptedServer.start(answerWith('', { status: 500 }));
    const stream = clientOf(server, { retryBaseMs: 60_000 }).streamChat(request);
    const next = stream.next();
    await until(() => server.requests.length === 1);
    // The answer is read a few turns later.
    await new Promise(resolve => setTimeout(resolve, 50));
    const began = performance.now();
    await stream.return();
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.ok(performance.now() - began < 10_000);
  });

  it('is disposed of like any resource', async () => {
    await using server = await ScriptedServer.start(slow);
    {
      await using stream = clientOf(server).streamChat(request);
      await stream.next();
    }
    await server.last.closed;
  });

  it('rejects with the reason of the signal, wherever it is', async () => {
    const reason = new Error('enough');
    const moments: Record<string, (server: ScriptedServer, abort: () => void) => Script> = {
      'before the head of the answer': (_, abort) => () => abort(),
      'in front of the first event': (_, abort) => async (_recorded, response) => {
        response.writeHead(200, sseHeaders);
        await written(response, ': ping\n\n');
        abort();
      },
      'after the first event': () => slow,
    };
    for (const [when, make] of Object.entries(moments)) {
      const controller = new AbortController();
      const abort = () => controller.abort(reason);
      const script: { run: Script } = { run: () => {} };
      await using server = await ScriptedServer.start((...given) => script.run(...given));
      script.run = make(server, abort);
      let last: ChatEvent | undefined;
      await assert.rejects(
        async () => {
          for await (const event of clientOf(server).streamChat(request, { signal: controller.signal })) {
            last = event;
            if (event.type === 'text-delta') abort();
          }
        },
        error => error === reason,
        when,
      );
      await server.last.closed;
      assert.notEqual(last?.type, 'finish');
      assert.equal(getEventListeners(controller.signal, 'abort').length, 0, when);
    }
  });

  it('sends nothing for a signal that is already aborted', async () => {
    await using server = await ScriptedServer.start(slow);
    const signal = AbortSignal.abort('no');
    await assert.rejects(all(clientOf(server).streamChat(request, { signal })), error => error === 'no');
    assert.equal(server.opened, 0);
  });

  it('cancels the wait for another attempt at once', async () => {
    await using server = await ScriptedServer.start(answerWith('', { status: 500 }));
    const controller = new AbortController();
    const began = performance.now();
    const events = all(clientOf(server, { retryBaseMs: 60_000 }).streamChat(request, { signal: controller.signal }));
    await until(() => server.requests.length === 1);
    controller.abort();
    await assert.rejects(events, { name: 'AbortError' });
    assert.ok(performance.now() - began < 10_000);
  });

  it('leaves nothing behind at any boundary of an answer', async () => {
    const frames = [text('a'), text('b'), stop, usage].map(chunk => sse([chunk], false));
    // The test runner starts its own timer behind the first turn.
    await new Promise(resolve => setImmediate(resolve));
    const before = process.getActiveResourcesInfo().toSorted();
    for (let count = 0; count <= frames.length; count++) {
      for (const how of ['break', 'abort', 'cut'] as const) {
        const controller = new AbortController();
        const listening = await ScriptedServer.start(async (_, response) => {
          response.writeHead(200, sseHeaders);
          for (const frame of frames.slice(0, count)) await written(response, frame);
          if (how === 'cut') response.socket?.destroy();
          else if (how === 'abort') controller.abort(new Error('enough'));
          else await written(response, sse([text('over')], false));
        });
        try {
          const stream = clientOf(listening, { maxRetries: 0 }).streamChat(request, { signal: controller.signal });
          for await (const event of stream)
            if (how === 'break' && event.type === 'text-delta' && event.text.includes('over')) break;
        } catch (error) {
          assert.ok(error instanceof Error);
        }
        await listening.last.closed;
        assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
        await listening[Symbol.asyncDispose]();
      }
    }
    await until(() => {
      const now = process.getActiveResourcesInfo().toSorted();
      return JSON.stringify(now) === JSON.stringify(before);
    });
  }).timeout(30_000);
});
