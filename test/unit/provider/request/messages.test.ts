import assert from 'node:assert/strict';
import type { ChatMessage } from '../../../../src/provider/index.ts';
import { drawPng } from '../../simulator/drawPng.ts';
import { wireOf } from './wireOf.ts';

const bytes = drawPng(30, 20, '#1f6feb');
const picture = { type: 'image', source: { data: bytes, mediaType: 'image/png' } } as const;
const onWire = {
  type: 'image_url',
  image_url: { url: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` },
};
const call = (id: string) => ({ id, name: 'screenshot', arguments: '{}' });
const round: readonly ChatMessage[] = [
  { role: 'user', content: 'Look twice' },
  { role: 'assistant', content: '', reasoning: ' two looks\n', toolCalls: [call('c1'), call('c2')] },
  { role: 'tool', toolCallId: 'c1', content: [{ type: 'text', text: 'done' }, picture] },
  { role: 'tool', toolCallId: 'c2', content: [picture] },
];
const sent = (endpoint: string, model: string, messages: readonly ChatMessage[], more = {}) =>
  wireOf(endpoint, { model, messages, ...more }).body.messages as Record<string, unknown>[];

describe('messages on the wire', () => {
  it('a text part without text stays away, beside a picture and alone', () => {
    const empty = { type: 'text', text: '' } as const;
    const [message] = sent('zai', 'glm-4.6v', [{ role: 'user', content: [empty, picture] }]);
    assert.deepEqual(message?.content, [onWire]);
    assert.equal(sent('zai', 'glm-4.6v', [{ role: 'user', content: [empty] }])[0]?.content, '');
  });

  for (const [endpoint, model] of [
    ['zai', 'glm-4.6v'],
    ['tokenhub', 'glm-5v-turbo'],
    ['wcode', 'z-ai/glm-4.6v'],
    ['llama-cpp', 'x'],
    ['ollama', 'x'],
  ] as const) {
    it(`pictures of a round of tools follow its results as a message of the user (${endpoint})`, () => {
      assert.deepEqual(sent(endpoint, model, round).slice(2), [
        { role: 'tool', tool_call_id: 'c1', content: 'done' },
        { role: 'tool', tool_call_id: 'c2', content: 'The result is in the message after the results.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Result of the tool call c1:' },
            onWire,
            { type: 'text', text: 'Result of the tool call c2:' },
            onWire,
          ],
        },
      ]);
      // The loop goes on behind it: the thinking of its first step still goes back.
      const [, thinking] = sent(endpoint, model, round);
      assert.ok(Object.values(thinking ?? {}).includes(' two looks\n'));
    });
  }

  it('stay in the tool’s own message where the template has a place for them', () => {
    const wire = sent('vllm', 'x', round);
    assert.equal(wire.length, round.length);
    assert.deepEqual(wire.at(-1), { role: 'tool', tool_call_id: 'c2', content: [onWire] });
  });

  it('thinking of finished turns goes back where the endpoint keeps it unasked: the coding plans', () => {
    const turns: ChatMessage[] = [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b', reasoning: '\nfirst ' },
      { role: 'user', content: 'c' },
    ];
    const back = (endpoint: string, more = {}) => sent(endpoint, 'glm-5', turns, more)[1]?.reasoning_content;
    assert.equal(back('zai-coding'), '\nfirst ');
    assert.equal(back('bigmodel-coding'), '\nfirst ');
    assert.equal(back('zai'), undefined);
    assert.equal(back('tokenhub'), undefined);
    assert.equal(back('zai-coding', { preserveThinking: false }), undefined);
    assert.equal(back('zai', { preserveThinking: true }), '\nfirst ');
  });

  it('two turns with tools and pictures begin byte for byte the same, for the prompt cache', () => {
    const tools = [
      { type: 'function', name: 'screenshot', description: 'a look', parameters: { type: 'object' } },
    ] as const;
    const first: ChatMessage[] = [{ role: 'system', content: 'Be brief.' }, ...round];
    const second: ChatMessage[] = [
      ...first,
      { role: 'assistant', content: 'Blue.' },
      { role: 'user', content: [{ type: 'text', text: 'And now?' }, picture] },
    ];
    for (const [endpoint, model] of [
      ['zai-coding', 'glm-4.6v'],
      ['vllm', 'x'],
      ['ollama', 'x'],
    ] as const) {
      const text = (messages: readonly ChatMessage[]) => {
        const { body } = wireOf(endpoint, { model, messages, tools, preserveThinking: true });
        assert.deepEqual(Object.keys(body).slice(0, 2), ['model', 'messages']);
        return [JSON.stringify(body.messages).slice(0, -1), JSON.stringify(body.tools)] as const;
      };
      const [before, toolsBefore] = text(first);
      const [after, toolsAfter] = text(second);
      assert.ok(after.startsWith(before), endpoint);
      assert.equal(toolsAfter, toolsBefore);
    }
  });
});
