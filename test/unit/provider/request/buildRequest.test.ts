import assert from 'node:assert/strict';
import type { ChatMessage, Endpoint } from '../../../../src/provider/index.ts';
import { knownEndpoint, wireOf } from './wireOf.ts';

describe('buildRequest', () => {
  it('sends what was asked for and nothing else', () => {
    assert.deepEqual(wireOf('bigmodel', { model: 'glm-4.6' }), {
      body: { model: 'glm-4.6', messages: [{ role: 'user', content: 'hello' }], stream: true },
      warnings: [],
      messages: [],
    });
    assert.deepEqual(wireOf('bigmodel', { model: 'glm-4.6' }, false).body.stream, false);
  });

  it('asks for the usage of a stream where it does not come by itself', () => {
    const asked = { include_usage: true };
    assert.equal(wireOf('bigmodel', { model: 'glm-4.6' }).body.stream_options, undefined);
    assert.deepEqual(wireOf('tokenhub', { model: 'glm-5.1' }).body.stream_options, asked);
    assert.deepEqual(wireOf('vllm', { model: 'x' }).body.stream_options, asked);
    assert.equal(wireOf('tokenhub', { model: 'glm-5.1' }, false).body.stream_options, undefined);
    const silent: Endpoint = { ...knownEndpoint('vllm'), capabilities: { streamUsage: 'none' } };
    assert.equal(wireOf(silent, { model: 'x' }).body.stream_options, undefined);
  });

  it('refuses what no endpoint has an answer to', () => {
    const kind = 'invalid-request';
    assert.throws(() => wireOf('zai', { model: ' ' }), { kind });
    assert.throws(() => wireOf('zai', { model: 'glm-5', messages: [] }), { kind });
    assert.throws(() => wireOf('zai', { model: 'glm-5', messages: [{ role: 'system', content: 'x' }] }), { kind });
    assert.equal(wireOf('vllm', { model: 'x', messages: [{ role: 'system', content: 'x' }] }).warnings.length, 0);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const tools = [{ type: 'function', name: 'x', description: 'x', parameters: circular }] as const;
    assert.throws(() => wireOf('zai', { model: 'glm-5', tools }), { kind });
    assert.throws(() => wireOf('zai', { model: 'glm-5', maxTokens: 0 }), { kind });
    assert.throws(() => wireOf('zai', { model: 'glm-5', maxTokens: 1.5 }), { kind });
  });

  it('does not ask a model for more than it writes', () => {
    const { body, warnings } = wireOf('zai', { model: 'glm-4.6v', maxTokens: 65_536 });
    assert.equal(body.max_tokens, 32_768);
    assert.deepEqual(warnings, ['parameter-clamped']);
    assert.equal(wireOf('zai', { model: 'glm-77', maxTokens: 1e6 }).body.max_tokens, 1e6);
  });

  describe('thinking', () => {
    const cases: [
      endpoint: string,
      model: string,
      ask: Parameters<typeof wireOf>[1] | object,
      wire: object,
      warnings?: string[],
    ][] = [
      ['bigmodel', 'glm-4.6', { thinking: 'on' }, { thinking: { type: 'enabled' } }],
      ['bigmodel', 'glm-4.6', { thinking: 'off' }, { thinking: { type: 'disabled' } }],
      ['bigmodel', 'glm-4.6', { preserveThinking: true }, { thinking: { type: 'enabled', clear_thinking: false } }],
      ['bigmodel', 'glm-4.6', { preserveThinking: false }, { thinking: { type: 'enabled', clear_thinking: true } }],
      [
        'bigmodel',
        'glm-4.6',
        { thinking: 'off', preserveThinking: true },
        { thinking: { type: 'disabled', clear_thinking: false } },
      ],
      ['bigmodel', 'glm-4.7', { thinking: 'off' }, {}, ['thinking-forced']],
      ['bigmodel', 'glm-4v-flash', { thinking: 'on' }, {}, ['thinking-unsupported']],
      // It does not think anyway.
      ['bigmodel', 'glm-4v-flash', { thinking: 'off' }, {}],
      ['zai', 'glm-5.3', { thinking: 'off' }, {}, ['thinking-forced']],
      ['zai', 'glm-5.3', { reasoningEffort: 'low' }, { reasoning_effort: 'low' }],
      ['zai', 'glm-5.3', { reasoningEffort: 'minimal' }, {}, ['reasoning-effort-unsupported']],
      [
        'zai',
        'glm-4.6',
        { reasoningEffort: 'high', thinking: 'on' },
        { thinking: { type: 'enabled' } },
        ['reasoning-effort-unsupported'],
      ],
      ['zai', 'glm-77', { reasoningEffort: 'high' }, { reasoning_effort: 'high' }],
      // Gateways refuse both fields together.
      ['zai', 'glm-5.3', { reasoningEffort: 'low', thinking: 'on' }, { reasoning_effort: 'low' }],
      [
        'zai',
        'glm-5.3',
        { preserveThinking: true, reasoningEffort: 'low' },
        { thinking: { type: 'enabled', clear_thinking: false }, reasoning_effort: 'low' },
      ],
      [
        'toiotech',
        'x',
        { preserveThinking: true, reasoningEffort: 'low' },
        { thinking: { type: 'enabled', clear_thinking: false } },
        ['reasoning-effort-unsupported'],
      ],
      [
        'bigmodel',
        'glm-5.2',
        { thinking: 'off', reasoningEffort: 'high' },
        { thinking: { type: 'disabled' } },
        ['reasoning-effort-unsupported'],
      ],
      ['toiotech', 'qwen2.5-omni-7b', { thinking: 'on' }, { thinking: { type: 'enabled' } }],
      ['wcode', 'z-ai/glm-4.6v', { thinking: 'on' }, { reasoning: { enabled: true } }],
      ['wcode', 'z-ai/glm-4.6v', { thinking: 'off' }, { reasoning: { enabled: false } }],
      ['openrouter', 'x/y', { reasoningEffort: 'high' }, { reasoning: { effort: 'high' } }],
      ['openrouter', 'x/y', { thinking: 'on', reasoningEffort: 'max' }, { reasoning: { effort: 'xhigh' } }],
      ['openrouter', 'x/y', { preserveThinking: true }, {}, ['preserve-thinking-unsupported']],
      ['vllm', 'x', { thinking: 'off' }, { chat_template_kwargs: { enable_thinking: false } }],
      [
        'sglang',
        'x',
        { thinking: 'on', preserveThinking: true },
        { chat_template_kwargs: { enable_thinking: true, clear_thinking: false } },
      ],
      ['llama-cpp', 'x', { reasoningEffort: 'none' }, { chat_template_kwargs: { enable_thinking: false } }],
      ['vllm', 'x', { reasoningEffort: 'high' }, {}, ['reasoning-effort-unsupported']],
      ['ollama', 'x', { thinking: 'off' }, { reasoning_effort: 'none' }],
      ['ollama', 'x', { thinking: 'on' }, { reasoning_effort: 'medium' }],
      ['ollama', 'x', { reasoningEffort: 'max' }, { reasoning_effort: 'high' }],
    ];
    const names = ['thinking', 'reasoning', 'reasoning_effort', 'chat_template_kwargs', 'enable_thinking'];
    for (const [endpoint, model, ask, expected, codes = []] of cases) {
      it(`${endpoint} ${model} ${JSON.stringify(ask)}`, () => {
        const { body, warnings } = wireOf(endpoint, { model, ...ask });
        const sent = Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
        assert.deepEqual(sent, expected);
        assert.deepEqual(warnings, codes);
      });
    }

    it('DashScope by its own field, and nothing where there is no switch', () => {
      const dashScope: Endpoint = { ...knownEndpoint('toiotech'), capabilities: { thinking: 'enable-thinking' } };
      assert.equal(wireOf(dashScope, { model: 'qwen', thinking: 'on' }).body.enable_thinking, true);
      assert.equal(wireOf(dashScope, { model: 'qwen', thinking: 'off' }).body.enable_thinking, false);
      const plain: Endpoint = { id: 'own', label: 'Own', baseUrl: 'http://localhost:1', dialect: 'openai' };
      assert.deepEqual(wireOf(plain, { model: 'x', thinking: 'on' }).warnings, ['thinking-unsupported']);
    });
  });

  describe('tools', () => {
    const tools = [{ type: 'function', name: 'add', description: 'adds', parameters: { type: 'object' } }] as const;
    const wire = [{ type: 'function', function: { name: 'add', description: 'adds', parameters: { type: 'object' } } }];

    it('are written as everywhere', () => {
      assert.deepEqual(wireOf('zai', { model: 'glm-4.6', tools }).body.tools, wire);
      assert.equal(wireOf('zai', { model: 'glm-4.6', tools: [] }).body.tools, undefined);
    });

    it('of the service stand beside them', () => {
      const { body } = wireOf('bigmodel', {
        model: 'glm-4.6',
        tools: [
          { type: 'web-search', options: { search_engine: 'search_pro', count: 5 } },
          { type: 'retrieval', options: { knowledge_id: 'k' } },
          { type: 'mcp', options: { server_label: 's' } },
        ],
      });
      assert.deepEqual(body.tools, [
        {
          type: 'web_search',
          web_search: { enable: true, search_engine: 'search_pro', search_result: true, count: 5 },
        },
        { type: 'retrieval', retrieval: { knowledge_id: 'k' } },
        { type: 'mcp', mcp: { server_label: 's' } },
      ]);
      const elsewhere = wireOf('zai', { model: 'glm-4.6', tools: [{ type: 'web-search' }] });
      assert.deepEqual(elsewhere.body.tools, [
        { type: 'web_search', web_search: { enable: true, search_engine: 'search_pro_jina', search_result: true } },
      ]);
      const none = wireOf('vllm', { model: 'x', tools: [{ type: 'web-search' }] });
      assert.equal(none.body.tools, undefined);
      assert.deepEqual(none.warnings, ['tool-unsupported']);
    });

    it('are chosen where the endpoint lets them be', () => {
      const choice = (endpoint: string, toolChoice: 'auto' | 'none' | 'required' | { name: string }) => {
        const { body, warnings } = wireOf(endpoint, { model: 'x', tools, toolChoice });
        return [body.tools !== undefined, body.tool_choice, ...warnings];
      };
      assert.deepEqual(choice('zai', 'auto'), [true, 'auto']);
      assert.deepEqual(choice('zai', 'none'), [false, undefined]);
      assert.deepEqual(choice('zai', 'required'), [true, undefined, 'tool-choice-unsupported']);
      assert.deepEqual(choice('zai', { name: 'add' }), [true, undefined, 'tool-choice-unsupported']);
      assert.deepEqual(choice('vllm', 'none'), [true, 'none']);
      assert.deepEqual(choice('vllm', { name: 'add' }), [true, { type: 'function', function: { name: 'add' } }]);
    });

    it('stream their arguments and run side by side where that is known', () => {
      assert.equal(wireOf('zai', { model: 'glm-4.6', toolStream: true }).body.tool_stream, true);
      assert.equal(wireOf('zai', { model: 'glm-4.6', toolStream: true }, false).body.tool_stream, undefined);
      assert.deepEqual(wireOf('vllm', { model: 'x', toolStream: true }).warnings, ['parameter-unsupported']);
      // Documented for the text models from GLM-4.6 on; an unknown model is believed.
      assert.deepEqual(wireOf('zai', { model: 'glm-4.6v', toolStream: true }).warnings, ['parameter-unsupported']);
      assert.equal(wireOf('zai', { model: 'glm-77', toolStream: true }).body.tool_stream, true);
      const parallel = (endpoint: string) => wireOf(endpoint, { model: 'glm-4.6', tools, parallelToolCalls: false });
      assert.equal(parallel('zai').body.parallel_tool_calls, false);
      assert.deepEqual(parallel('ollama').warnings, ['parameter-unsupported']);
      const without = wireOf('zai', { model: 'glm-4.6', parallelToolCalls: true, toolChoice: 'required' });
      assert.deepEqual(without.warnings, ['tool-choice-unsupported', 'parameter-unsupported']);
      assert.equal(without.body.parallel_tool_calls, undefined);
    });

    it('are refused with a name or a number that the service refuses', () => {
      const kind = 'invalid-request';
      const named = (name: string) => [{ ...tools[0], name }];
      assert.throws(() => wireOf('bigmodel', { model: 'x', tools: named('no spaces') }), { kind });
      assert.throws(() => wireOf('bigmodel', { model: 'x', tools: named('x'.repeat(65)) }), { kind });
      assert.equal(wireOf('ollama', { model: 'x', tools: named('dotted.name') }).warnings.length, 0);
      const many = Array.from({ length: 129 }, (_, index) => ({ ...tools[0], name: `t${index}` }));
      assert.throws(() => wireOf('bigmodel', { model: 'x', tools: many }), { kind });
      assert.throws(() => wireOf('vllm', { model: 'x', tools, toolChoice: { name: 'subtract' } }), { kind });
    });

    it('are not forced on a GLM, which would stand still, nor offered to a model without tools', () => {
      const forced = (model: string) => wireOf('toiotech', { model, tools, toolChoice: 'required' });
      assert.deepEqual(forced('glm-4.6').warnings, ['tool-choice-unsupported']);
      assert.equal(forced('qwen3-omni-flash-2025-12-01').body.tool_choice, 'required');
      const { body, warnings } = wireOf('bigmodel', { model: 'glm-4v-flash', tools });
      assert.equal(body.tools, undefined);
      assert.deepEqual(warnings, ['tool-unsupported']);
    });
  });

  describe('messages', () => {
    const loop = [
      { role: 'user', content: 'first' },
      { role: 'assistant', content: 'done', reasoning: 'old thoughts' },
      { role: 'user', content: 'second' },
      {
        role: 'assistant',
        content: '',
        reasoning: '\n new thoughts ',
        toolCalls: [{ id: 'c1', name: 'add', arguments: '{"a":1}' }],
      },
      { role: 'tool', toolCallId: 'c1', content: '2' },
    ] as const;

    it('carry the reasoning of the tool loop they are in, letter for letter, and no older one', () => {
      assert.deepEqual(wireOf('zai', { model: 'glm-4.6', messages: loop }).body.messages, [
        { role: 'user', content: 'first' },
        { role: 'assistant', content: 'done' },
        { role: 'user', content: 'second' },
        {
          role: 'assistant',
          content: '',
          reasoning_content: '\n new thoughts ',
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'add', arguments: '{"a":1}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '2' },
      ]);
    });

    it('take what the user says behind results into the last result, so that the reasoning stays', () => {
      const picture = { type: 'image', source: { url: 'https://example.com/a.png' } } as const;
      const sent = (
        endpoint: string,
        content: Extract<ChatMessage, { role: 'user' }>['content'],
        from: readonly ChatMessage[] = loop,
      ) =>
        wireOf(endpoint, { model: 'glm-4.6v', messages: [...from, { role: 'user', content }] }).body.messages as Record<
          string,
          unknown
        >[];
      const joined = sent('zai', 'and then?');
      assert.equal(joined.length, loop.length);
      assert.equal(joined.at(-1)?.content, '2\n\nand then?');
      assert.equal(joined.at(-2)?.reasoning_content, '\n new thoughts ');
      const parts = [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ] as const;
      assert.equal(sent('bigmodel', parts).at(-1)?.content, '2\n\na\n\nb');
      // Pictures stay a message; where there is nothing to lose, and elsewhere, so does text.
      assert.equal(sent('zai', [...parts, picture]).length, loop.length + 1);
      assert.equal(sent('vllm', 'and then?').length, loop.length + 1);
      const thoughtless = loop.map(
        (message): ChatMessage => (message.role === 'assistant' ? { ...message, reasoning: '' } : message),
      );
      assert.equal(sent('zai', 'and then?', thoughtless).length, loop.length + 1);
    });

    it('carry all of it where thinking is kept', () => {
      const { body } = wireOf('zai', { model: 'glm-4.6', messages: loop, preserveThinking: true });
      const sent = body.messages as { reasoning_content?: string }[];
      assert.deepEqual(
        sent.map(message => message.reasoning_content),
        [undefined, 'old thoughts', undefined, '\n new thoughts ', undefined],
      );
    });

    it('carry it under the endpoint’s own name', () => {
      const [, , , openRouter] = wireOf('wcode', { model: 'x', messages: loop }).body.messages as object[];
      assert.ok(openRouter && 'reasoning' in openRouter && !('reasoning_content' in openRouter));
      const own: Endpoint = { id: 'own', label: 'Own', baseUrl: 'http://localhost:1', dialect: 'openai' };
      const [, , , plain] = wireOf(own, { model: 'x', messages: loop }).body.messages as object[];
      assert.ok(plain && !('reasoning' in plain) && !('reasoning_content' in plain));
    });

    it('begin the same while a conversation grows, for the cache', () => {
      const turns = ['a', 'b', 'c', 'd'].flatMap(
        content =>
          [
            { role: 'user', content },
            { role: 'assistant', content },
          ] as const,
      );
      const text = (count: number) => {
        const { body } = wireOf('zai', { model: 'glm-4.6', messages: turns.slice(0, count) });
        return JSON.stringify(body.messages).slice(0, -1);
      };
      for (let count = 1; count < turns.length; count++) assert.ok(text(count + 1).startsWith(text(count)));
    });
  });

  describe('formats, speech and ids', () => {
    const schema = { type: 'json-schema', name: 'answer', schema: { type: 'object' } } as const;

    it('asks for JSON as the endpoint knows it', () => {
      const format = (endpoint: string, responseFormat: Parameters<typeof wireOf>[1]['responseFormat'] & object) => {
        const { body, warnings } = wireOf(endpoint, { model: 'x', responseFormat });
        return [body.response_format, ...warnings];
      };
      assert.deepEqual(format('zai', { type: 'json-object' }), [{ type: 'json_object' }]);
      assert.deepEqual(format('zai', schema), [{ type: 'json_object' }, 'response-format-downgraded']);
      assert.deepEqual(format('vllm', { ...schema, strict: true }), [
        { type: 'json_schema', json_schema: { name: 'answer', schema: { type: 'object' }, strict: true } },
      ]);
      assert.deepEqual(format('zai', { type: 'text' }), [{ type: 'text' }]);
    });

    it('asks a model to speak that can', () => {
      const audio = { voice: 'Cherry', format: 'wav' } as const;
      const spoken = wireOf('toiotech', { model: 'qwen2.5-omni-7b', audio }).body;
      assert.deepEqual(spoken.modalities, ['text', 'audio']);
      assert.deepEqual(spoken.audio, audio);
      const asked = wireOf('toiotech', { model: 'qwen2.5-omni-7b', audio: { format: 'mp3' } });
      assert.deepEqual(asked.body.audio, { voice: 'Chelsie', format: 'wav' });
      assert.deepEqual(asked.warnings, ['parameter-unsupported']);
      const kind = 'invalid-request';
      assert.throws(() => wireOf('toiotech', { model: 'glm-4.6v', audio }), { kind, message: /Qwen3-Omni-Flash/ });
      assert.throws(() => wireOf('vllm', { model: 'x', audio }), { kind, message: /vLLM cannot be asked to speak/ });
    });

    it('streams speech where it comes in no other way, and asks nothing of a model that always speaks', () => {
      const { body } = wireOf('toiotech', { model: 'qwen2.5-omni-7b', audio: {} }, false);
      assert.equal(body.stream, true);
      assert.deepEqual(body.stream_options, { include_usage: true });
      assert.equal(wireOf('toiotech', { model: 'qwen2.5-omni-7b' }, false).body.stream, false);
      const voice = wireOf('bigmodel', { model: 'glm-4-voice', audio: {} });
      assert.equal(voice.body.modalities, undefined);
      assert.deepEqual(voice.warnings, []);
      assert.deepEqual(wireOf('bigmodel', { model: 'glm-4-voice', audio: { voice: 'x' } }).warnings, [
        'parameter-unsupported',
      ]);
    });

    it('sends ids where there is a field for them', () => {
      const ids = { requestId: 'request-1', userId: 'user-0001' };
      const glm = wireOf('bigmodel', { model: 'x', ...ids });
      assert.equal(glm.body.request_id, 'request-1');
      assert.equal(glm.body.user_id, 'user-0001');
      const other = wireOf('openrouter', { model: 'x', ...ids });
      assert.equal(other.body.user, 'user-0001');
      assert.deepEqual(other.warnings, ['parameter-unsupported']);
      assert.throws(() => wireOf('bigmodel', { model: 'x', userId: 'me' }), { kind: 'invalid-request' });
    });
  });
});
