import assert from 'node:assert/strict';
import { createClient, type Endpoint, endpoints, GlmError } from '../../../../src/provider/index.ts';
import { refusesThinkingOff } from '../../../../src/provider/vendor/thinkingRefusal.ts';
import { answerWith, jsonHeaders, type Script, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';
import { all, answer, typesOf, whole } from './streaming.ts';

const zai = endpoints.find(endpoint => endpoint.id === 'zai') as Endpoint;
const refusal = JSON.stringify({
  error: { code: '1210', message: '[1210] This model always engages in thinking. Use low, high, or max.' },
});
/** Refuses whoever asks it not to think, as a model that came after the tables would. */
const thinker: Script = (recorded, response, attempt) => {
  const { stream, thinking, reasoning_effort } = recorded.json as Record<string, unknown>;
  if (thinking !== undefined || reasoning_effort !== undefined) {
    return answerWith(refusal, { status: 400, headers: jsonHeaders })(recorded, response, attempt);
  }
  const completion = JSON.stringify({ choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] });
  return stream
    ? answerWith(sse(answer), { headers: sseHeaders })(recorded, response, attempt)
    : answerWith(completion, { headers: jsonHeaders })(recorded, response, attempt);
};
const ask = { model: 'glm-9-of-the-future', messages: [{ role: 'user', content: 'hello' }] } as const;
const clientOf = (server: ScriptedServer) =>
  createClient({ endpoint: server.stand(zai), apiKey: 'test-key-0123456789', network: { maxRetries: 0 } });

describe('a model that cannot be kept from thinking', () => {
  for (const off of [{ thinking: 'off' }, { reasoningEffort: 'none' }] as const) {
    it(`is asked once more without the field, with a warning: ${JSON.stringify(off)}`, async () => {
      await using server = await ScriptedServer.start(thinker);
      const events = await all(clientOf(server).streamChat({ ...ask, ...off }));
      assert.deepEqual(typesOf(events), [whole[0], 'warning', ...whole.slice(1)]);
      assert.equal(events[1]?.type === 'warning' && events[1].code, 'thinking-forced');
      assert.equal(server.requests.length, 2);
      const completion = await clientOf(server).complete({ ...ask, ...off });
      assert.equal(completion.text, 'Hello');
      assert.deepEqual(
        completion.warnings.map(({ code }) => code),
        ['thinking-forced'],
      );
      assert.equal(server.requests.length, 4);
    });
  }

  it('is asked no third time, and not where nobody had forbidden it to think', async () => {
    await using server = await ScriptedServer.start(answerWith(refusal, { status: 400, headers: jsonHeaders }));
    const refused = { kind: 'invalid-request', code: '1210', retryable: false };
    await assert.rejects(all(clientOf(server).streamChat({ ...ask, thinking: 'off' })), refused);
    assert.equal(server.requests.length, 2);
    await assert.rejects(clientOf(server).complete({ ...ask, thinking: 'off' }), refused);
    assert.equal(server.requests.length, 4);
    await assert.rejects(all(clientOf(server).streamChat({ ...ask, thinking: 'on' })), refused);
    assert.equal(server.requests.length, 5);
  });

  it('is known by its words, not by the code that any bad field has', () => {
    const told = (message: string) => refusesThinkingOff(new GlmError('invalid-request', message, { code: '1210' }));
    assert.ok(told('thinking mode cannot be disabled for glm-5.3-flash'));
    assert.ok(told('This model does not support disabling thinking'));
    assert.ok(!told('[1210][图片输入格式/解析错误][2026091623]'));
    assert.ok(!refusesThinkingOff(new GlmError('server', 'This model always engages in thinking')));
    assert.ok(!refusesThinkingOff(new Error('This model always engages in thinking')));
  });
});
