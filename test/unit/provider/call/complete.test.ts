import assert from 'node:assert/strict';
import { type ChatRequest, createClient, type Endpoint, endpoints } from '../../../../src/provider/index.ts';
import { answerWith, jsonHeaders, type Script, ScriptedServer, sse, sseHeaders } from '../scriptedServer.ts';

const request: ChatRequest = { model: 'glm-4.6v', messages: [{ role: 'user', content: 'hello' }] };
const zai = endpoints.find(endpoint => endpoint.id === 'zai') as Endpoint;
const body = (message: object, finish_reason = 'stop') => ({ choices: [{ index: 0, message, finish_reason }] });
const json = (value: unknown, status = 200): Script =>
  answerWith(JSON.stringify(value), { status, headers: jsonHeaders });

async function completing(script: Script, ask: Partial<ChatRequest> = {}) {
  await using server = await ScriptedServer.start(script);
  const client = createClient({
    endpoint: server.stand(zai),
    apiKey: 'test-key-0123456789',
    network: { retryBaseMs: 1 },
  });
  const completion = await client.complete({ ...request, ...ask });
  return { completion, requests: server.requests };
}

describe('complete', () => {
  it('asks for no stream and gives the body along', async () => {
    const raw = { ...body({ content: 'Hi' }), service_tier: 'x' };
    const { completion, requests } = await completing(json(raw));
    assert.deepEqual(
      requests.map(({ json }) => (json as { stream: boolean }).stream),
      [false],
    );
    assert.deepEqual(completion, {
      text: 'Hi',
      reasoning: '',
      toolCalls: [],
      finishReason: 'stop',
      rawFinishReason: 'stop',
      warnings: [],
      raw,
    });
  });

  it('parts thinking and boxes from the text as a stream does', async () => {
    const { completion } = await completing(
      json(body({ content: '<think>so</think>\n<|begin_of_box|>[[1,2,3,4]]<|end_of_box|>' })),
    );
    assert.equal(completion.text, '\n[[1,2,3,4]]');
    assert.equal(completion.reasoning, 'so');
  });

  it('reads tool calls, a refusal, lists as content', async () => {
    const { completion } = await completing(
      json(
        body(
          {
            content: [{ type: 'text', text: 'a' }],
            refusal: 'no',
            tool_calls: [
              { id: 'a', index: -1, function: { name: 'one', arguments: { x: 1 } } },
              { index: -1, function: { name: 'two', arguments: 'x' } },
            ],
          },
          'tool_calls',
        ),
      ),
    );
    assert.equal(completion.text, 'a');
    assert.equal(completion.refusal, 'no');
    assert.deepEqual(completion.toolCalls[0], { id: 'a', name: 'one', arguments: '{"x":1}' });
    assert.equal(completion.toolCalls[1]?.name, 'two');
    assert.match(completion.toolCalls[1]?.id ?? '', /^call_/);
    assert.equal(completion.finishReason, 'tool-calls');
    assert.deepEqual(
      completion.warnings.map(warning => warning.code),
      ['tool-arguments-invalid'],
    );
  });

  it('reads a tool call that was left in the text', async () => {
    const tool = { type: 'function', name: 'get_time', description: '', parameters: {} } as const;
    const content = '<think>so</think>Now:<tool_call>get_time\n</tool_call>';
    const { completion } = await completing(json(body({ content })), { tools: [tool] });
    const [call] = completion.toolCalls;
    assert.deepEqual([completion.text, completion.reasoning], ['Now:', 'so']);
    assert.deepEqual([call?.name, call?.arguments, completion.toolCalls.length], ['get_time', '{}', 1]);
    assert.deepEqual([completion.finishReason, completion.rawFinishReason], ['tool-calls', 'stop']);
    assert.deepEqual(
      completion.warnings.map(({ code }) => code),
      ['tool-call-in-text'],
    );
  });

  it('tells what was left out, and that nothing was said', async () => {
    const { completion } = await completing(json(body({ content: '', reasoning_content: 'hm' })), {
      sampling: { topK: 1 },
    });
    assert.deepEqual(
      completion.warnings.map(warning => warning.code),
      ['parameter-unsupported', 'empty-answer'],
    );
  });

  it('reads a stream where the gateway streams all the same', async () => {
    const chunks = [
      { id: 'x', choices: [{ delta: { reasoning_content: 'hm' } }] },
      { choices: [{ delta: { content: 'Hi' } }] },
      { choices: [{ delta: {}, finish_reason: 'stop' }] },
    ];
    const { completion } = await completing(answerWith(sse(chunks), { headers: sseHeaders }));
    assert.equal(completion.text, 'Hi');
    assert.equal(completion.reasoning, 'hm');
    assert.equal(completion.id, 'x');
    assert.equal(completion.raw, sse(chunks));
  });

  it('tries again what may pass', async () => {
    const { completion, requests } = await completing((recorded, response, attempt) => {
      const script = [
        json({ error: { code: '1302', message: 'x' } }, 429),
        json(body({ content: '' }, 'network_error')),
        json({ error: { code: 1234, message: 'x' } }),
        json(body({ content: 'Hi' })),
      ][attempt];
      return script?.(recorded, response, attempt);
    });
    assert.equal(completion.text, 'Hi');
    assert.equal(requests.length, 4);
  });

  it('fails on what is no answer', async () => {
    const cases: [Script, object][] = [
      [json(body({ content: 'x' }, 'model_context_window_exceeded')), { kind: 'context-length' }],
      [json({ error: { code: '1113', message: 'x' } }, 429), { kind: 'balance' }],
      [json({ choices: [] }), { kind: 'protocol' }],
      [json({ choices: [{}] }), { kind: 'protocol' }],
      [json('hello'), { kind: 'protocol' }],
      [json(null), { kind: 'protocol' }],
      [answerWith('<html>log in</html>'), { kind: 'protocol' }],
      [answerWith(''), { kind: 'protocol' }],
      [answerWith('{"choices":[{"mess'), { kind: 'protocol' }],
      [answerWith(sse([{ choices: [{ delta: { content: 'cut' } }] }]), { headers: sseHeaders }), { kind: 'truncated' }],
      [
        answerWith(sse([{ error: { code: '1302', message: 'x' } }]), { headers: sseHeaders }),
        { kind: 'rate-limit', code: '1302' },
      ],
      [
        answerWith(sse([{ error: { code: '1301', message: 'x' } }]), { headers: sseHeaders }),
        { kind: 'content-filter' },
      ],
    ];
    for (const [script, error] of cases) await assert.rejects(completing(script), error);
  });

  it('ends with the reason of the signal, and closes the connection', async () => {
    await using server = await ScriptedServer.start(() => {});
    const controller = new AbortController();
    const pending = createClient({ endpoint: server.stand(zai) }).complete(request, { signal: controller.signal });
    while (server.requests.length === 0) await new Promise(resolve => setImmediate(resolve));
    controller.abort('enough');
    await assert.rejects(pending, reason => reason === 'enough');
    await server.last.closed;
    await assert.rejects(
      createClient({ endpoint: server.stand(zai) }).complete(request, { signal: controller.signal }),
      reason => reason === 'enough',
    );
    assert.equal(server.requests.length, 1);
  });

  it('has the same patience', async () => {
    await using server = await ScriptedServer.start((_, response, attempt) => {
      if (attempt === 0) return;
      response.writeHead(200, jsonHeaders);
      response.write('{');
    });
    const network = { firstByteTimeoutMs: 300, idleTimeoutMs: 300, maxRetries: 0 };
    const client = createClient({ endpoint: server.stand(zai), network });
    await assert.rejects(client.complete(request), { kind: 'timeout', message: 'No answer for 300 ms.' });
    await assert.rejects(client.complete(request), { kind: 'timeout', message: 'The answer went silent for 300 ms.' });
    await Promise.all(server.requests.map(({ closed }) => closed));
  });
});
