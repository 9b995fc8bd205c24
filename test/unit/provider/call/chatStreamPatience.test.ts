import assert from 'node:assert/strict';
import type { ChatEvent } from '../../../../src/provider/index.ts';
import { ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';
import { all, clientOf, request, stop, text, textOf } from './streaming.ts';

describe('streamChat and its patience', () => {
  it('ends when no answer begins, and asks no second time', async () => {
    await using server = await ScriptedServer.start(() => {});
    await assert.rejects(all(clientOf(server, { firstByteTimeoutMs: 300 }).streamChat(request)), {
      kind: 'timeout',
      message: 'No answer for 300 ms.',
    });
    await server.last.closed;
    assert.equal(server.requests.length, 1);
  });

  it('ends when an answer goes silent; comments are life', async () => {
    let comments = 0;
    await using server = await ScriptedServer.start((_, response) => {
      response.writeHead(200, sseHeaders);
      response.write(sse([text('a')], false));
      const timer = setInterval(() => {
        response.write(': ping\n\n');
        if (++comments === 12) clearInterval(timer);
      }, 100);
    });
    const events: ChatEvent[] = [];
    const began = performance.now();
    await assert.rejects(
      async () => {
        for await (const event of clientOf(server, { idleTimeoutMs: 1_000 }).streamChat(request)) events.push(event);
      },
      { kind: 'timeout' },
    );
    assert.equal(comments, 12);
    // Twelve comments and then the silence.
    assert.ok(performance.now() - began > 2_100);
    assert.equal(textOf(events), 'a');
    await server.last.closed;
  });

  it('does not count the time that the caller takes', async () => {
    await using server = await ScriptedServer.start(async (_, response) => {
      response.writeHead(200, sseHeaders);
      response.write(sse([text('a')], false));
      await new Promise(resolve => setTimeout(resolve, 30));
      response.end(sse([text('b'), stop]));
    });
    let seen = '';
    for await (const event of clientOf(server, { idleTimeoutMs: 500 }).streamChat(request)) {
      if (event.type !== 'text-delta') continue;
      seen += event.text;
      await new Promise(resolve => setTimeout(resolve, 800));
    }
    assert.equal(seen, 'ab');
  });

  it('has none for the whole answer', async () => {
    await using server = await ScriptedServer.start(async (_, response) => {
      response.writeHead(200, sseHeaders);
      for (let count = 0; count < 8; count++) {
        response.write(sse([text('a')], false));
        await new Promise(resolve => setTimeout(resolve, 150));
      }
      response.end(sse([stop]));
    });
    const events = await all(clientOf(server, { idleTimeoutMs: 1_000, firstByteTimeoutMs: 1_000 }).streamChat(request));
    assert.equal(textOf(events), 'aaaaaaaa');
  });
});
