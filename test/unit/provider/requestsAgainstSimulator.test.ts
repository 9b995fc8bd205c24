import assert from 'node:assert/strict';
import {
  type ChatMessage,
  type ChatRequest,
  type ContentPart,
  createClient,
  type Endpoint,
  type EndpointId,
  endpoints,
  GlmError,
} from '../../../src/provider/index.ts';
import { type Simulator, simulatorBaseUrls, startSimulator } from '../../simulator/index.ts';
import { rows } from './matrix/endpointMatrix.ts';
import { pdf, picture, sound, video } from './matrix/material.ts';

/** Small and seeded, so that a failure can be seen again. */
function randomFrom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const one = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(next() * values.length)] ?? values[0];
  const maybe = <T extends object>(chance: number, make: () => T): T | Record<string, never> =>
    next() < chance ? make() : {};
  return { next, one, maybe };
}

function randomRequest(seed: number, model: string): ChatRequest {
  const { next, one, maybe } = randomFrom(seed);
  const number = () => one([-3, -1, -0.5, 0, 0.004, 0.333, 0.5, 1, 1.7, 5]);
  const part = (): ContentPart =>
    one<ContentPart>([
      { type: 'text', text: one(['', 'Look', '看']) },
      { type: 'image', source: picture },
      { type: 'image', source: { url: 'https://example.com/a.png' } },
      { type: 'video', source: next() < 0.5 ? video : { url: 'https://example.com/a.mp4' } },
      { type: 'audio', source: next() < 0.5 ? sound : { url: 'https://example.com/a.wav' } },
      { type: 'file', source: next() < 0.5 ? pdf : { url: 'https://example.com/a.pdf' } },
    ]);
  const parts = (): ContentPart[] => Array.from({ length: Math.floor(next() * 3) }, part);
  const calls = [{ id: 'c1', name: 'look', arguments: '{}' }] as const;
  const messages: ChatMessage[] = [
    ...(next() < 0.3 ? [{ role: 'system', content: 'Be brief.' } as const] : []),
    { role: 'user', content: next() < 0.6 ? 'What is this?' : [{ type: 'text', text: 'And?' }, ...parts()] },
    ...(next() < 0.4
      ? ([
          { role: 'assistant', content: '', reasoning: 'hm', toolCalls: calls },
          { role: 'tool', toolCallId: 'c1', content: next() < 0.5 ? 'done' : parts() },
        ] as const)
      : []),
    ...(next() < 0.3 ? [{ role: 'user', content: 'Go on' } as const] : []),
  ];
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  return {
    model,
    messages,
    ...maybe(0.4, () => ({
      tools: [
        { type: 'function', name: 'look', description: 'looks', parameters: schema } as const,
        ...(next() < 0.3 ? [{ type: 'web-search' } as const] : []),
      ],
    })),
    ...maybe(0.3, () => ({
      toolChoice: one<ChatRequest['toolChoice'] & {}>(['auto', 'none', 'required', { name: 'look' }]),
    })),
    ...maybe(0.2, () => ({ parallelToolCalls: next() < 0.5 })),
    ...maybe(0.2, () => ({ toolStream: next() < 0.5 })),
    ...maybe(0.4, () => ({ thinking: one(['on', 'off']) })),
    ...maybe(0.2, () => ({ preserveThinking: next() < 0.5 })),
    ...maybe(0.3, () => ({ reasoningEffort: one(['none', 'minimal', 'low', 'medium', 'high', 'max']) })),
    ...maybe(0.2, () => ({ maxTokens: one([1, 50, 1e6]) })),
    ...maybe(0.3, () => ({
      responseFormat: one<ChatRequest['responseFormat'] & {}>([
        { type: 'text' },
        { type: 'json-object' },
        { type: 'json-schema', name: 'answer', schema },
      ]),
    })),
    ...maybe(0.1, () => ({ audio: one<ChatRequest['audio'] & {}>([{}, { voice: 'Chelsie' }, { format: 'mp3' }]) })),
    ...maybe(0.2, () => ({ requestId: 'request-1', userId: 'user-0001' })),
    sampling: {
      ...maybe(0.3, () => ({ temperature: number() })),
      ...maybe(0.3, () => ({ topP: number() })),
      ...maybe(0.2, () => ({ topK: one([-1, 0, 40]) })),
      ...maybe(0.2, () => ({ minP: number() })),
      ...maybe(0.2, () => ({ topA: number() })),
      ...maybe(0.2, () => ({ frequencyPenalty: number(), presencePenalty: number() })),
      ...maybe(0.2, () => ({ repetitionPenalty: number() })),
      ...maybe(0.2, () => ({ seed: one([1, 0, -7]) })),
      ...maybe(0.2, () => ({ stop: one<string[]>([[], ['a'], ['a', 'b', 'c', 'd', 'e']]) })),
      ...maybe(0.2, () => ({ logitBias: { '1': number() * 100 } })),
      ...maybe(0.2, () => ({ logprobs: next() < 0.5 })),
      ...maybe(0.2, () => ({ topLogprobs: one([0, 3, 50]) })),
      ...maybe(0.2, () => ({ verbosity: one(['low', 'medium', 'high']) })),
      ...maybe(0.2, () => ({ doSample: next() < 0.5 })),
    },
  };
}

const rounds = 150;

describe('whatever is asked, an endpoint gets nothing that it refuses', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ chunkDelayMs: 0, tokensPerChunk: 200 });
  });
  after(() => simulator.close());

  for (const [id, [dialect, ...preferred]] of Object.entries(rows) as [EndpointId, (typeof rows)[EndpointId]][]) {
    it(`${id}: ${rounds} requests of every kind, answered or refused before they were sent`, async () => {
      const known = endpoints.find(endpoint => endpoint.id === id);
      assert.ok(known);
      const endpoint: Endpoint = { ...known, baseUrl: simulatorBaseUrls(simulator.url)[dialect] };
      const client = createClient({ endpoint, apiKey: 'good-key-0123456789', network: { maxRetries: 0 } });
      // What a model of another maker takes no table knows: there the endpoint's own word has to do.
      const models = [...preferred, ...(known.models ?? []).map(model => model.id)].filter(
        model => !model.startsWith('simulated/'),
      );
      let answered = 0;
      for (let round = 0; round < rounds; round++) {
        const model = models[round % models.length] ?? preferred[0] ?? '';
        const request = randomRequest(round * 7919 + 17, model);
        simulator.reset();
        try {
          const { finishReason } = await client.complete(request);
          assert.ok(['stop', 'length', 'tool-calls'].includes(finishReason));
          answered++;
        } catch (error) {
          const sent = simulator.requests.length > 0;
          if (!(error instanceof GlmError) || sent) {
            const said = error instanceof Error ? error.message : String(error);
            const body = JSON.stringify(simulator.requests[0]?.body);
            assert.fail(`round ${round}, ${model}: ${said}\n${body}`);
          }
        }
      }
      assert.ok(answered > rounds / 5, `${answered} were answered`);
      assert.ok(answered < rounds, 'and some were refused');
    });
  }
});
