import assert from 'node:assert/strict';
import { encode } from 'fast-png';
import { toChatMessages } from '../../../../src/host/languageModel/toChatMessages.ts';
import { toChatRequest } from '../../../../src/host/languageModel/toChatRequest.ts';

const png = encode({ width: 2, height: 3, data: new Uint8Array(24).fill(200), channels: 4 });
const user = 1;
const assistant = 2;
const system = 3;

class Thinking {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}
const seeing = {
  seesPictures: true,
  thinkingText: (part: unknown) => (part instanceof Thinking ? part.value : undefined),
};
const text = (value: string) => ({ value });
const data = (bytes: Uint8Array, mimeType: string) => ({ mimeType, data: bytes });
const utf8 = (value: string) => new TextEncoder().encode(value);

describe('toChatMessages', () => {
  it('takes what was thought from memory only where the message does not say it', () => {
    const call = { callId: 'c1', name: 'read', input: {} };
    const options = { ...seeing, reasoningOf: ([id]: readonly string[]) => `before ${id}` };
    const reasonings = [[call], [new Thinking('own'), call], [text('no call')]].map(content => {
      const [message] = toChatMessages([{ role: assistant, content }], options);
      return message?.role === 'assistant' ? message.reasoning : 'none';
    });
    assert.deepEqual(reasonings, ['before c1', 'own', undefined]);
  });

  it('keeps the roles, the third one included', () => {
    const messages = toChatMessages(
      [
        { role: system, content: [text('Be '), text('brief.')] },
        { role: user, content: [text('Hello')] },
        { role: assistant, content: [text('Hi')] },
      ],
      seeing,
    );
    assert.deepEqual(messages, [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hi' },
    ]);
  });

  it('sends reasoning and tool calls back as they came, and results before what the user says', () => {
    const messages = toChatMessages(
      [
        {
          role: assistant,
          content: [
            new Thinking(' I will look.\n'),
            { callId: 'c1', name: 'read', input: { path: 'a' } },
            { callId: 'c2', name: 'now', input: undefined },
          ],
        },
        {
          role: user,
          content: [
            text('and then?'),
            { callId: 'c1', content: [text('A'), text('B')] },
            { callId: 'c2', content: [] },
          ],
        },
      ],
      seeing,
    );
    assert.deepEqual(messages, [
      {
        role: 'assistant',
        content: '',
        reasoning: ' I will look.\n',
        toolCalls: [
          { id: 'c1', name: 'read', arguments: '{"path":"a"}' },
          { id: 'c2', name: 'now', arguments: '{}' },
        ],
      },
      { role: 'tool', toolCallId: 'c1', content: 'AB' },
      { role: 'tool', toolCallId: 'c2', content: '(no output)' },
      { role: 'user', content: 'and then?' },
    ]);
  });

  it('takes pictures, typed by their bytes whatever they are called', () => {
    const [message] = toChatMessages([{ role: user, content: [text('what?'), data(png, 'image/jpeg')] }], seeing);
    assert.deepEqual(message?.content, [
      { type: 'text', text: 'what?' },
      { type: 'image', source: { data: png, mediaType: 'image/png' }, name: 'picture' },
    ]);
  });

  it('leaves pictures of a tool in its result, so that the tool loop goes on', () => {
    const messages = toChatMessages(
      [{ role: user, content: [{ callId: 'c1', content: [text('done'), data(png, 'image/png')] }] }],
      seeing,
    );
    assert.deepEqual(messages, [
      {
        role: 'tool',
        toolCallId: 'c1',
        content: [
          { type: 'text', text: 'done' },
          { type: 'image', source: { data: png, mediaType: 'image/png' }, name: 'picture' },
        ],
      },
    ]);
  });

  it('never sends a picture to a model that cannot see, nor one that cannot be read', () => {
    const blind = toChatMessages([{ role: user, content: [text('a '), data(png, 'image/png')] }], {
      ...seeing,
      seesPictures: false,
    });
    assert.deepEqual(blind, [{ role: 'user', content: 'a (A picture was here, and this model cannot see pictures.)' }]);
    const damaged = toChatMessages([{ role: user, content: [data(png.subarray(0, 12), 'image/png')] }], seeing);
    assert.deepEqual(damaged, [{ role: 'user', content: '(A picture was here that could not be read.)' }]);
  });

  it('reads text and JSON data, names other data, and leaves bookkeeping out', () => {
    const messages = toChatMessages(
      [
        {
          role: user,
          content: [
            data(utf8('plain '), 'text/plain'),
            data(utf8('{"a":1} '), 'application/json'),
            data(utf8('xx'), 'application/pdf'),
            data(utf8('ephemeral'), 'cache_control'),
            data(utf8('{}'), 'usage'),
            { value: { node: 1 } },
          ],
        },
      ],
      seeing,
    );
    assert.equal(
      messages[0]?.content,
      'plain {"a":1} (application/pdf, 2 bytes, which cannot be shown here){"node":1}',
    );
  });

  it('leaves empty messages out, which endpoints refuse', () => {
    assert.deepEqual(
      toChatMessages(
        [
          { role: user, content: [text('')] },
          { role: assistant, content: [new Thinking('only thought')] },
          { role: system, content: [] },
        ],
        seeing,
      ),
      [],
    );
  });
});

describe('toChatRequest', () => {
  const messages = [{ role: 'user' as const, content: 'x' }];

  it('passes tools on, with a schema for those that have none', () => {
    const request = toChatRequest(messages, { tools: [{ name: 'now', description: 'The time' }], toolMode: 2 });
    assert.deepEqual(request, {
      messages,
      tools: [
        { type: 'function', name: 'now', description: 'The time', parameters: { type: 'object', properties: {} } },
      ],
      toolChoice: 'required',
    });
  });

  it('takes the options that it knows as numbers, and none of the editor’s own', () => {
    const request = toChatRequest(messages, {
      modelOptions: { temperature: 0, top_p: '0.5', max_tokens: 100, _capturingTokenCorrelationId: 'x' },
    });
    assert.deepEqual(request, { messages, sampling: { temperature: 0 }, maxTokens: 100 });
  });
});
