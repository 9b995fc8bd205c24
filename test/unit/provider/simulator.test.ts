import assert from 'node:assert/strict';
import {
  type ChatEvent,
  type ChatRequest,
  capabilitiesOf,
  createClient,
  type Endpoint,
  type EndpointId,
  endpoints,
  findModel,
  type GlmError,
  type NetworkOptions,
} from '../../../src/provider/index.ts';
import { type DialectId, type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import { drawPng } from '../simulator/drawPng.ts';

/** Every endpoint against the simulator's account of it, with a model that sees there. */
const matrix: readonly [endpoint: EndpointId, dialect: DialectId, seeing: string][] = [
  ['bigmodel', 'bigmodel', 'glm-4.6v'],
  ['bigmodel-coding', 'bigmodelCoding', 'glm-4.6v'],
  ['zai', 'zai', 'glm-4.6v'],
  ['zai-coding', 'zaiCoding', 'glm-4.6v'],
  ['tokenhub', 'tokenhub', 'glm-5v-turbo'],
  ['toiotech', 'toiotech', 'glm-4.6v'],
  ['wcode', 'wcode', 'z-ai/glm-4.6v'],
  ['openrouter', 'openrouter', 'z-ai/glm-4.6v'],
  ['vllm', 'vllm', 'zai-org/GLM-4.6V-Flash'],
  ['sglang', 'sglang', 'zai-org/GLM-4.6V-Flash'],
  ['llama-cpp', 'llamaCpp', 'zai-org/GLM-4.6V-Flash'],
  ['ollama', 'ollama', 'zai-org/GLM-4.6V-Flash'],
];
const picture = drawPng(120, 80, '#1f6feb');

describe('every endpoint, against the simulator', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0 });
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  const endpointAt = (id: EndpointId, dialect: DialectId): Endpoint => {
    const known = endpoints.find(endpoint => endpoint.id === id);
    assert.ok(known);
    return { ...known, baseUrl: simulatorBaseUrls(simulator.url)[dialect] };
  };
  const clientAt = (id: EndpointId, dialect: DialectId, network: NetworkOptions = {}) =>
    createClient({
      endpoint: endpointAt(id, dialect),
      apiKey: 'good-key-0123456789',
      network: { retryBaseMs: 1, ...network },
    });

  for (const [id, dialect, model] of matrix) {
    describe(id, () => {
      const ask = (more: Partial<ChatRequest> = {}): ChatRequest => ({
        model,
        messages: [{ role: 'user', content: 'What is this?' }],
        ...more,
      });
      const look = ask({
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What is the size of this picture?' },
              { type: 'image', source: { data: picture, mediaType: 'image/png' } },
            ],
          },
        ],
      });

      it('streams an answer with thinking in front and usage at its end', async () => {
        const events = await all(clientAt(id, dialect).streamChat(ask({ thinking: 'on' })));
        const types = events.map(event => event.type);
        assert.equal(types[0], 'start');
        assert.ok(types.indexOf('reasoning-delta') > 0, types.join());
        assert.ok(types.indexOf('text-delta') > types.lastIndexOf('reasoning-delta'));
        assert.deepEqual(types.slice(-2), ['usage', 'finish']);
        assert.ok(!types.includes('warning'), JSON.stringify(events.filter(event => event.type === 'warning')));
      });

      it('thinks no more when it is told so', async () => {
        const events = await all(clientAt(id, dialect).streamChat(ask({ thinking: 'off' })));
        const thought = events.some(event => event.type === 'reasoning-delta');
        assert.equal(thought, findModel(endpointAt(id, dialect), model)?.thinking === 'forced');
      });

      it('sees a picture', async () => {
        const client = clientAt(id, dialect);
        const { text } = await client.complete(look);
        assert.match(text, /120/);
        assert.match(text, /80/);
        const streamed = textOf(await all(client.streamChat(look)));
        assert.match(streamed, /120/);
        const [seen] = simulator.requests[0]?.images ?? [];
        assert.equal(seen?.width, 120);
      });

      it('calls a tool and reads its result', async () => {
        const tools = [
          {
            type: 'function',
            name: 'get_weather',
            description: 'The weather of a city',
            parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
          },
        ] as const;
        const client = clientAt(id, dialect);
        const events = await all(client.streamChat(ask({ tools })));
        const call = events.find(event => event.type === 'tool-call');
        assert.equal(call?.name, 'get_weather');
        assert.equal(typeof JSON.parse(call.arguments), 'object');
        const last = events.at(-1);
        assert.ok(last?.type === 'finish' && last.reason === 'tool-calls');
        const { id: callId, name, arguments: text } = call;
        const { text: answer } = await client.complete(
          ask({
            tools,
            messages: [
              { role: 'user', content: 'How is the weather?' },
              {
                role: 'assistant',
                content: '',
                reasoning: 'I ask.',
                toolCalls: [{ id: callId, name, arguments: text }],
              },
              { role: 'tool', toolCallId: callId, content: '{"sky":"clear"}' },
            ],
          }),
        );
        assert.notEqual(answer, '');
      });

      it('writes JSON', async () => {
        const { text, warnings } = await clientAt(id, dialect).complete(
          ask({ responseFormat: { type: 'json-object' } }),
        );
        assert.equal(typeof JSON.parse(text), 'object');
        assert.deepEqual(warnings, []);
      });

      it('searches the web where the service has the tool, and says so where it has none', async () => {
        const events = await all(clientAt(id, dialect).streamChat(ask({ tools: [{ type: 'web-search' }] })));
        const results = events.flatMap(event => (event.type === 'web-search' ? event.results : []));
        const warnings = events.flatMap(event => (event.type === 'warning' ? [event.code] : []));
        const searches = ['bigmodel', 'tokenhub', 'new-api'].includes(endpointAt(id, dialect).dialect);
        assert.deepEqual(warnings, searches ? [] : ['tool-unsupported']);
        // The simulator gives the question back as what was looked for.
        assert.deepEqual(
          results.map(({ content, reference }) => [content, reference]),
          searches ? [['What is this?', 'ref_1']] : [],
        );
      });

      it('lists its models', async () => {
        const models = await clientAt(id, dialect).listModels();
        const listed = models.find(entry => entry.id === model);
        assert.ok(listed?.input.includes('image'));
      });

      it('says what went wrong', async () => {
        const client = clientAt(id, dialect);
        const failing = async (): Promise<GlmError> =>
          client.complete(ask()).then(
            () => assert.fail('it succeeded'),
            error => error,
          );
        simulator.fault({ kind: 'status', status: 429, code: '1113', times: 9 });
        assert.equal((await failing()).kind, hasCodes(id) ? 'balance' : 'rate-limit');
        simulator.reset();
        simulator.fault({ kind: 'status', status: 401, code: '1000', times: 9 });
        assert.equal((await failing()).kind, 'auth');
        simulator.reset();
        simulator.fault({
          kind: 'status',
          status: 500,
          code: id === 'toiotech' ? 'do_request_failed' : '500',
          times: 2,
        });
        assert.notEqual((await client.complete(ask())).text, '');
        simulator.reset();
        simulator.fault({ kind: 'reset', times: 1 });
        assert.notEqual((await client.complete(ask())).text, '');
      });

      it('keeps what came when the stream breaks', async () => {
        for (const [fault, kind] of [
          [{ kind: 'cut', afterChunks: 3 }, 'truncated'],
          [{ kind: 'cut', afterChunks: 3, abrupt: true }, 'network'],
          [{ kind: 'inBandError', code: '1302', afterChunks: 3 }, hasCodes(id) ? 'rate-limit' : 'server'],
          [{ kind: 'finish', reason: 'network_error', afterChunks: 3 }, 'network'],
          [{ kind: 'hold', afterChunks: 3 }, 'timeout'],
        ] as const) {
          simulator.fault(fault);
          const idleTimeoutMs = fault.kind === 'hold' ? 100 : 60_000;
          const client = clientAt(id, dialect, { maxRetries: 0, idleTimeoutMs });
          const events: ChatEvent[] = [];
          await assert.rejects(
            async () => {
              for await (const event of client.streamChat(ask({ thinking: 'off' }))) {
                events.push(event);
              }
            },
            { kind },
            JSON.stringify(fault),
          );
          // A reset connection may take what was on the way with it.
          if (!('abrupt' in fault)) assert.equal(events[0]?.type, 'start', fault.kind);
          simulator.reset();
        }
      });

      it('refuses what the endpoint would', async () => {
        const { media } = capabilitiesOf(endpointAt(id, dialect));
        for (const type of ['image', 'video', 'audio', 'file'] as const) {
          if (media[type]) continue;
          const source = { url: 'https://example.com/x' };
          await assert.rejects(
            clientAt(id, dialect).complete(ask({ messages: [{ role: 'user', content: [{ type, source }] }] })),
            { kind: 'unsupported-input' },
          );
        }
        assert.equal(simulator.requests.length, 0);
      });
    });
  }
});

/** Local servers have no codes for accounts and their limits. */
function hasCodes(id: EndpointId): boolean {
  return !['vllm', 'sglang', 'llama-cpp', 'ollama'].includes(id);
}

async function all(stream: AsyncIterable<ChatEvent>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

function textOf(events: readonly ChatEvent[]): string {
  return events.map(event => (event.type === 'text-delta' ? event.text : '')).join('');
}
