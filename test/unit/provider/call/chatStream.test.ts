import assert from 'node:assert/strict';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { cut, seededRandom } from '../chunking.ts';
import { answerWith, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';
import { all, answer, clientOf, request, stop, text, textOf, typesOf, usage, whole, written } from './streaming.ts';

const compressors = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync };

describe('streamChat', () => {
  it('asks for a stream, with the key and the length', async () => {
    await using server = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    assert.deepEqual(typesOf(await all(clientOf(server).streamChat(request))), whole);
    const { headers, json } = server.last;
    assert.equal((json as { stream: boolean }).stream, true);
    assert.equal(headers.authorization, 'Bearer test-key-0123456789');
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(Number(headers['content-length']), Buffer.byteLength(server.last.body));
  });

  it('sends no authorization without a key', async () => {
    await using server = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    await all(clientOf(server, {}, '').streamChat(request));
    assert.equal(server.last.headers.authorization, undefined);
  });

  it('sends nothing before the first event is asked for', async () => {
    await using server = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    const stream = clientOf(server).streamChat(request);
    await stream.return();
    assert.deepEqual(await stream.next(), { done: true, value: undefined });
    assert.equal(server.requests.length, 0);
  });

  it('hands an event over as soon as its bytes are there', async () => {
    const seen: string[] = [];
    let goOn: () => void = () => {};
    await using server = await ScriptedServer.start(async (_, response) => {
      response.writeHead(200, sseHeaders);
      response.write(sse([text('a')], false));
      await new Promise<void>(resolve => {
        goOn = resolve;
      });
      response.end(sse([text('b'), stop]));
    });
    for await (const event of clientOf(server).streamChat(request)) {
      seen.push(event.type === 'text-delta' ? event.text : event.type);
      if (seen.at(-1) === 'a') goOn();
    }
    assert.deepEqual(seen, ['start', 'a', 'b', 'finish']);
  });

  it('reads an answer however the network cuts it', async () => {
    const bytes = new TextEncoder().encode(sse([text('你好 👩‍💻'), stop, usage]));
    const pieces = cut(bytes, 7, seededRandom(1));
    await using server = await ScriptedServer.start(async (_, response) => {
      response.writeHead(200, sseHeaders);
      for (const piece of pieces) await written(response, piece);
      response.end();
    });
    const events = await all(clientOf(server).streamChat(request));
    assert.equal(textOf(events), '你好 👩‍💻');
    assert.deepEqual(events.at(-1), {
      type: 'finish',
      reason: 'stop',
      rawReason: 'stop',
      usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 },
    });
  });

  it('keeps the socket for the next call', async () => {
    await using server = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    const client = clientOf(server);
    for (const next of [client, client, clientOf(server)]) {
      await all(next.streamChat(request));
      // undici gives a socket back a turn of the event loop after the end of the body.
      await new Promise(resolve => setImmediate(resolve));
    }
    assert.equal(server.opened, 1);
  });

  it('does not wait for a server that goes on after [DONE]', async () => {
    await using server = await ScriptedServer.start((_, response) => {
      response.writeHead(200, sseHeaders);
      response.write(sse(answer));
    });
    assert.deepEqual(typesOf(await all(clientOf(server).streamChat(request))), whole);
    await server.last.closed;
  });

  it('has time for a caller who takes it at the end', async () => {
    await using server = await ScriptedServer.start((_, response) => {
      response.writeHead(200, sseHeaders);
      response.write(sse(answer));
    });
    const types: string[] = [];
    for await (const event of clientOf(server).streamChat(request)) {
      types.push(event.type);
      if (event.type === 'usage') await new Promise(resolve => setTimeout(resolve, 300));
    }
    assert.deepEqual(types, whole);
  });

  it('ends 2 s after the finish reason where the server says nothing more', async () => {
    await using server = await ScriptedServer.start((_, response) => {
      response.writeHead(200, sseHeaders);
      response.write(sse([text('a'), stop], false));
    });
    const began = performance.now();
    const events = await all(clientOf(server).streamChat(request));
    const tookMs = performance.now() - began;
    assert.deepEqual(typesOf(events), ['start', 'text-delta', 'finish']);
    assert.ok(tookMs > 1_900 && tookMs < 8_000, `${tookMs} ms`);
    await server.last.closed;
  });

  it('takes an end of the connection after the finish reason for the end', async () => {
    await using server = await ScriptedServer.start(async (_, response) => {
      response.writeHead(200, sseHeaders);
      await written(response, sse([text('a'), stop], false));
      response.socket?.destroy();
    });
    assert.deepEqual(typesOf(await all(clientOf(server).streamChat(request))), ['start', 'text-delta', 'finish']);
  });

  it('reads a whole completion where the gateway does not stream', async () => {
    const body = {
      id: 'c1',
      choices: [{ message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
      usage: usage.usage,
    };
    await using server = await ScriptedServer.start(
      answerWith(JSON.stringify(body, null, 2), { headers: { 'content-type': 'application/json' } }),
    );
    const events = await all(clientOf(server).streamChat(request));
    assert.deepEqual(typesOf(events), whole);
    assert.equal(textOf(events), 'Hello');
  });

  for (const [encoding, compress] of Object.entries(compressors)) {
    it(`reads an answer that is compressed without being asked (${encoding})`, async () => {
      await using server = await ScriptedServer.start(
        answerWith(compress(Buffer.from(sse(answer))), { headers: { ...sseHeaders, 'content-encoding': encoding } }),
      );
      assert.equal(textOf(await all(clientOf(server).streamChat(request))), 'Hello');
    });
  }
});
