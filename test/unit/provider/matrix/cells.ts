import assert from 'node:assert/strict';
import {
  type ChatCompletion,
  type ChatEvent,
  type ChatMessage,
  type ChatRequest,
  type Client,
  type ContentPart,
  completionOf,
} from '../../../../src/provider/index.ts';
import type { RecordedRequest } from '../../../simulator/index.ts';
import { pdf, picture, sha256, sound, video } from './material.ts';

export interface Try {
  client: Client;
  model: string;
  /** What has arrived at the simulator in this cell so far. */
  requests: readonly RecordedRequest[];
}

/** One column of the table: asks for something, and looks at what arrived and at what came back. */
export interface Cell {
  name: string;
  /** What cannot be sent has to fail before a byte leaves. A warning beside success is told in the table. */
  show(at: Try): Promise<ChatCompletion>;
}

const question = 'What is this?';

export const cells: readonly Cell[] = [
  {
    name: 'text',
    async show(at) {
      const { events, completion } = await stream(at, {});
      assert.equal(events[0]?.type, 'start');
      assert.deepEqual(
        events.slice(-2).map(event => event.type),
        ['usage', 'finish'],
      );
      assert.ok((completion.usage?.promptTokens ?? 0) > 0);
      assert.match(completion.text, /> What is this\?/);
      return completion;
    },
  },
  {
    name: 'thinking on',
    async show(at) {
      const { events, completion } = await stream(at, { thinking: 'on' });
      const types = events.map(event => event.type);
      assert.ok(types.includes('reasoning-delta'));
      assert.ok(types.indexOf('text-delta') > types.lastIndexOf('reasoning-delta'));
      return completion;
    },
  },
  {
    name: 'thinking off',
    async show(at) {
      const { completion } = await stream(at, { thinking: 'off' });
      assert.equal(completion.reasoning, '');
      assert.notEqual(completion.text, '');
      return completion;
    },
  },
  address('image', 'https://example.com/a.png'),
  {
    name: 'image bytes',
    async show(at) {
      const { completion } = await stream(at, withPart({ type: 'image', source: picture }));
      assert.equal(at.requests[0]?.images[0]?.sha256, sha256(picture.data));
      assert.match(completion.text, /120 × 80/);
      return completion;
    },
  },
  address('video', 'https://example.com/a.mp4'),
  bytes('video', video, /3\.50 seconds/),
  address('file', 'https://example.com/a.pdf'),
  bytes('file', pdf, /2 pages/),
  address('audio', 'https://example.com/a.wav'),
  bytes('audio', sound, /0\.15 seconds/),
  {
    name: 'audio out',
    async show(at) {
      const { completion } = await stream(at, { audio: {} });
      heard(completion);
      // The same in one piece, however it has to be fetched.
      heard(await at.client.complete(asked(at, { audio: {} })));
      return completion;
    },
  },
  {
    name: 'tools',
    async show(at) {
      const { completion } = await stream(at, { tools });
      assert.equal(completion.finishReason, 'tool-calls');
      const [call] = completion.toolCalls;
      assert.ok(call);
      assert.equal(call.name, 'look');
      assert.equal(typeof JSON.parse(call.arguments).city, 'string');
      const result = { role: 'tool', toolCallId: call.id, content: '{"sky":"clear"}' } as const;
      const messages: ChatMessage[] = [
        { role: 'user', content: question },
        { role: 'assistant', content: '', reasoning: completion.reasoning, toolCalls: [call] },
        result,
      ];
      const answer = await stream(at, { tools, messages });
      assert.match(answer.completion.text, /15 characters/);
      return answer.completion;
    },
  },
  {
    name: 'tool picture',
    async show(at) {
      const messages: ChatMessage[] = [
        { role: 'user', content: question },
        { role: 'assistant', content: '', toolCalls: [{ id: 'call-1', name: 'look', arguments: '{}' }] },
        { role: 'tool', toolCallId: 'call-1', content: [{ type: 'image', source: picture }] },
      ];
      const { completion } = await stream(at, { tools, messages });
      assert.equal(at.requests[0]?.images[0]?.sha256, sha256(picture.data));
      assert.notEqual(completion.text, '');
      return completion;
    },
  },
  {
    name: 'JSON',
    async show(at) {
      const { completion } = await stream(at, { responseFormat: { type: 'json-object' } });
      assert.equal(typeof JSON.parse(completion.text), 'object');
      return completion;
    },
  },
  {
    name: 'JSON schema',
    async show(at) {
      const schema = { type: 'object', properties: { colour: { type: 'string' } }, required: ['colour'] };
      const { completion } = await stream(at, { responseFormat: { type: 'json-schema', name: 'answer', schema } });
      const answer: unknown = JSON.parse(completion.text);
      assert.ok(typeof answer === 'object' && answer !== null);
      // Where the schema was sent, the answer keeps to it.
      assert.equal(completion.warnings.length === 0, 'colour' in answer);
      return completion;
    },
  },
  {
    name: 'non-stream',
    async show(at) {
      const completion = await at.client.complete(asked(at, {}));
      assert.deepEqual(
        at.requests.map(({ body }) => (body as { stream: boolean }).stream),
        [false],
      );
      assert.match(completion.text, /> What is this\?/);
      assert.ok((completion.usage?.promptTokens ?? 0) > 0);
      return completion;
    },
  },
];

const tools = [
  {
    type: 'function',
    name: 'look',
    description: 'The weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
] as const;

type Kind = Exclude<ContentPart['type'], 'text'>;

function address(type: Kind, url: string): Cell {
  return {
    name: `${type} URL`,
    async show(at) {
      const { completion } = await stream(at, withPart({ type, source: { url } }));
      const [arrived] = at.requests[0]?.attachments ?? [];
      assert.equal(arrived?.url, url);
      assert.equal(arrived.kind, type);
      assert.ok(completion.text.includes(url));
      return completion;
    },
  };
}

function bytes(type: Kind, source: { data: Uint8Array; mediaType: string }, told: RegExp): Cell {
  return {
    name: `${type} bytes`,
    async show(at) {
      const { completion } = await stream(at, withPart({ type, source }));
      const [arrived] = at.requests[0]?.attachments ?? [];
      assert.equal(arrived?.sha256, sha256(source.data));
      assert.equal(arrived.mediaType, source.mediaType);
      assert.match(completion.text, told);
      return completion;
    },
  };
}

function withPart(part: ContentPart): Partial<ChatRequest> {
  return { messages: [{ role: 'user', content: [part, { type: 'text', text: question }] }] };
}

function asked({ model }: Try, more: Partial<ChatRequest>): ChatRequest {
  return { model, messages: [{ role: 'user', content: question }], ...more };
}

async function stream(at: Try, more: Partial<ChatRequest>) {
  const events: ChatEvent[] = [];
  for await (const event of at.client.streamChat(asked(at, more))) events.push(event);
  return { events, completion: completionOf(events, undefined) };
}

/** Sound that is no silence, with its words: beside it, or as its transcript. */
function heard({ audio, text }: ChatCompletion): void {
  const sound = Buffer.from(audio?.data ?? '', 'base64');
  assert.ok(sound.length > 24_000, 'half a second at least');
  const pcm = sound.toString('latin1', 0, 4) === 'RIFF' ? sound.subarray(44) : sound;
  const samples = new Int16Array(Uint8Array.from(pcm).buffer);
  assert.ok(samples.some(sample => sample > 1_000));
  assert.match(audio?.transcript ?? text, /> What is this\?/);
}
