import assert from 'node:assert/strict';
import { type ChatEvent, GlmError } from '../../../../src/provider/index.ts';
import { answerWith, jsonHeaders, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';
import { all, answer, clientOf, request, text, textOf, typesOf, written } from './streaming.ts';

describe('streamChat when it goes wrong', () => {
  it('tries again before anything was said, and not after', async () => {
    await using server = await ScriptedServer.start((recorded, response, attempt) => {
      if (attempt === 0)
        return answerWith('{"error":{"code":"1302","message":"slow down"}}', { status: 429 })(
          recorded,
          response,
          attempt,
        );
      if (attempt === 1)
        return answerWith(sse([{ error: { code: '1234', message: 'network' } }]), { headers: sseHeaders })(
          recorded,
          response,
          attempt,
        );
      if (attempt === 2) return void response.socket?.destroy();
      return answerWith(sse([text('a'), { error: { code: '1302', message: 'later' } }]), { headers: sseHeaders })(
        recorded,
        response,
        attempt,
      );
    });
    const events: ChatEvent[] = [];
    await assert.rejects(
      async () => {
        for await (const event of clientOf(server).streamChat(request)) events.push(event);
      },
      { kind: 'rate-limit', code: '1302' },
    );
    assert.deepEqual(typesOf(events), ['start', 'text-delta']);
    assert.equal(server.requests.length, 4);
    assert.equal(new Set(server.requests.map(({ body }) => body)).size, 1);
  });

  it('tries as often as it is told', async () => {
    await using server = await ScriptedServer.start(answerWith('', { status: 500 }));
    for (const maxRetries of [0, 1, 3]) {
      const before = server.requests.length;
      await assert.rejects(all(clientOf(server, { maxRetries }).streamChat(request)), { kind: 'server' });
      assert.equal(server.requests.length - before, maxRetries + 1);
    }
  });

  it('does not try again what waiting cannot mend, whatever the status', async () => {
    const body = '{"error":{"code":"1113","message":"您的账户已欠费，请充值后重试。"}}';
    await using server = await ScriptedServer.start(answerWith(body, { status: 429 }));
    await assert.rejects(all(clientOf(server).streamChat(request)), {
      kind: 'balance',
      code: '1113',
      status: 429,
      retryable: false,
    });
    assert.equal(server.requests.length, 1);
  });

  it('tells how the truncated answer went, with what came of it', async () => {
    await using server = await ScriptedServer.start(answerWith(sse([text('a')], false), { headers: sseHeaders }));
    const events: ChatEvent[] = [];
    await assert.rejects(
      async () => {
        for await (const event of clientOf(server).streamChat(request)) events.push(event);
      },
      { kind: 'truncated', retryable: true },
    );
    assert.equal(textOf(events), 'a');
    assert.equal(server.requests.length, 1);
  });

  it('tells a connection that breaks in the middle', async () => {
    await using server = await ScriptedServer.start(async (_, response) => {
      response.writeHead(200, sseHeaders);
      await written(response, sse([text('a')], false));
      response.socket?.destroy();
    });
    const events: ChatEvent[] = [];
    await assert.rejects(
      async () => {
        for await (const event of clientOf(server).streamChat(request)) events.push(event);
      },
      { kind: 'network' },
    );
    assert.equal(textOf(events), 'a');
  });

  it('tells a web page from an answer', async () => {
    for (const headers of [{ 'content-type': 'text/html' }, sseHeaders]) {
      await using server = await ScriptedServer.start(answerWith('<!doctype html>\n<p>Log in', { headers }));
      await assert.rejects(all(clientOf(server).streamChat(request)), { kind: 'protocol', retryable: false });
      assert.equal(server.requests.length, 1);
    }
  });

  it('finds the error in a whole body, whatever its type says', async () => {
    const body = JSON.stringify({ error: { code: '1211', message: '模型不存在' } }, null, 2);
    for (const headers of [jsonHeaders, sseHeaders, { 'content-type': 'text/plain' }]) {
      await using server = await ScriptedServer.start(answerWith(body, { headers }));
      await assert.rejects(all(clientOf(server).streamChat(request)), { kind: 'model-not-found', code: '1211' });
    }
  });

  it('reports a redirect and takes the key nowhere', async () => {
    await using elsewhere = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    for (const status of [301, 302, 303, 307, 308]) {
      await using server = await ScriptedServer.start(
        answerWith('', { status, headers: { location: `${elsewhere.origin}/chat/completions` } }),
      );
      await assert.rejects(all(clientOf(server).streamChat(request)), (error: unknown) => {
        assert.ok(error instanceof GlmError);
        assert.equal(error.kind, 'protocol');
        assert.equal(error.status, status);
        assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${elsewhere.port}`));
        return true;
      });
    }
    assert.equal(elsewhere.opened, 0);
  });

  it('refuses before a byte leaves', async () => {
    await using server = await ScriptedServer.start(answerWith(sse(answer), { headers: sseHeaders }));
    const picture = { type: 'image', source: { url: 'https://example.com/a.png' } } as const;
    const stream = clientOf(server).streamChat({ ...request, messages: [{ role: 'user', content: [picture] }] });
    await assert.rejects(all(stream), { kind: 'unsupported-input', retryable: false });
    assert.equal(server.opened, 0);
  });
});
