import assert from 'node:assert/strict';
import {
  type AnswerCall,
  Conversation,
  type ConversationRecord,
  factsOf,
  keptResult,
  toMessages,
} from '../../../../src/core/conversation/index.ts';
import { toolPictureNumber } from '../../../../src/core/vision/index.ts';
import { prune } from '../../../../src/core/conversation/pruning.ts';

const picture = {
  id: 'h'.repeat(64),
  kind: 'image' as const,
  hash: 'h'.repeat(64),
  name: 'part.png',
  mediaType: 'image/png',
  width: 10,
  height: 10,
  bytes: 50,
};
const call = (id: string, more: Partial<AnswerCall> = {}): AnswerCall => ({
  id,
  round: Number(id.split('.')[0]),
  name: 'read_file',
  arguments: '{"path":"a.ts"}',
  at: 0,
  status: 'done',
  durationMs: 5,
  text: `result of ${id}`,
  ...more,
});
const model = { endpointId: 'e', modelId: 'm', label: 'M' };

function held(...records: readonly ConversationRecord[]): Conversation {
  const conversation = new Conversation('c');
  conversation.apply({ record: 'user-turn', id: 'q', parentId: null, atMs: 1, text: 'Why?', attachments: [] });
  conversation.apply({ record: 'assistant-turn', id: 'a', parentId: 'q', atMs: 2, model });
  for (const record of records) assert.ok(conversation.apply(record), record.record);
  return conversation;
}

const two = [
  { record: 'progress', turnId: 'a', text: { from: 0, add: 'I look.' } },
  { record: 'call', turnId: 'a', call: call('1.0', { at: 7 }) },
  { record: 'call', turnId: 'a', call: call('1.1', { at: 7, pictures: [{ number: 1, picture }] }) },
  { record: 'progress', turnId: 'a', text: { from: 7, add: 'Because.' } },
  { record: 'finished', turnId: 'a', atMs: 3, status: 'done', notices: [] },
] as const satisfies ConversationRecord[];

describe('calls of an answer', () => {
  it('are told again as calls with their results and pictures, where the request offers tools', () => {
    const messages = toMessages(held(...two).path, { bytesOf: () => new Uint8Array([1]), withCalls: true });
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['user', 'assistant', 'tool', 'tool', 'assistant'],
    );
    const [, asked, first, second, last] = messages;
    assert.ok(asked?.role === 'assistant' && first?.role === 'tool' && second?.role === 'tool');
    assert.equal(asked.content, 'I look.');
    assert.deepEqual(
      asked.toolCalls?.map(({ id, name }) => [id, name]),
      [
        ['call_1_0', 'read_file'],
        ['call_1_1', 'read_file'],
      ],
    );
    assert.deepEqual([first.toolCallId, first.content], ['call_1_0', 'result of 1.0']);
    assert.ok(Array.isArray(second.content));
    assert.deepEqual(
      second.content.map(part => part.type),
      ['text', 'image'],
    );
    assert.equal(last?.content, 'Because.');
  });

  it('are told in words where it offers none', () => {
    const [, answer, ...more] = toMessages(held(...two).path, { bytesOf: () => undefined });
    assert.deepEqual(more, []);
    assert.ok(answer?.role === 'assistant' && answer.toolCalls === undefined);
    assert.match(answer.content, /^I look\.\n\n\[The tool read_file was called with .* result of 1\.0\]/);
    assert.match(answer.content, /Pictures: tool:1\.\]\n\nBecause\.$/);
  });

  it('of one id are the last that was recorded, and end with their answer', () => {
    const conversation = held(
      { record: 'call', turnId: 'a', call: call('1.0', { status: 'running' }) },
      { record: 'call', turnId: 'a', call: call('1.1', { status: 'running' }) },
      { record: 'call', turnId: 'a', call: call('1.0') },
      { record: 'finished', turnId: 'a', atMs: 3, status: 'stopped', notices: [] },
    );
    const calls = conversation.answer('a')?.calls ?? [];
    assert.deepEqual(
      calls.map(({ id, status }) => [id, status]),
      [
        ['1.0', 'done'],
        ['1.1', 'stopped'],
      ],
    );
    const [, , , stopped] = toMessages(conversation.path, { bytesOf: () => undefined, withCalls: true });
    assert.equal(stopped?.content, 'The user stopped this call.');
  });

  it('stop with the window that made them', () => {
    const conversation = held({ record: 'call', turnId: 'a', call: call('1.0', { status: 'running' }) });
    assert.equal(conversation.answer('a')?.status, 'streaming');
    conversation.stopUnfinished();
    assert.equal(conversation.answer('a')?.calls?.[0]?.status, 'stopped');
  });

  it('keep their pictures in the store, and are no branch that came to nothing', () => {
    const conversation = held(...two);
    assert.deepEqual(factsOf(conversation).hashes, [picture.hash]);
    assert.equal(conversation.attachment(picture.id)?.name, 'part.png');
    conversation.apply({ record: 'assistant-turn', id: 'b', parentId: 'q', atMs: 9, model });
    assert.deepEqual(conversation.branchOf('a'), { index: 1, count: 2 });
  });

  it('give up their results before questions are given up, but never those of the answer that goes on', () => {
    const long = 'x'.repeat(1000);
    const conversation = held({ record: 'call', turnId: 'a', call: call('1.0', { text: long }) }, ...two.slice(-1));
    conversation.apply({ record: 'user-turn', id: 'q2', parentId: 'a', atMs: 5, text: 'And?', attachments: [] });
    conversation.apply({ record: 'assistant-turn', id: 'a2', parentId: 'q2', atMs: 6, model });
    conversation.apply({ record: 'call', turnId: 'a2', call: call('1.0', { text: long }) });
    const costs = {
      turn: (turn: (typeof conversation.path)[number]) =>
        turn.text.length + (turn.role === 'assistant' ? (turn.calls?.[0]?.text?.length ?? 0) : 0),
      attachment: () => ({ tokens: 100, pictures: 1, bytes: 50 }),
      result: (text: string) => text.length,
    };
    const pruned = prune(conversation.path, { maxTokens: 1100 }, costs);
    assert.deepEqual([pruned.leftOutTurns, pruned.leftOutResults, pruned.fits], [0, 1, true]);
    const texts = pruned.path.flatMap(turn => (turn.role === 'assistant' ? [turn.calls?.[0]?.text ?? ''] : []));
    assert.match(texts[0] ?? '', /left out now/);
    assert.equal(texts[1], long);
    assert.equal(pruned.tokens, 'Why?And?'.length + 24 + 1000);
  });

  it('are kept to a whole line of what a long result begins with', () => {
    const kept = keptResult(`${'a line\n'.repeat(4000)}`);
    assert.equal(kept.cutFrom, 28_000);
    assert.ok((kept.text?.length ?? 0) < 20_001 && kept.text?.endsWith('a line'));
    assert.deepEqual(keptResult('short'), { text: 'short' });
  });
});

describe('toolPictureNumber', () => {
  it('reads what an answer names a picture by, and nothing else', () => {
    assert.deepEqual(['tool:3', ' TOOL:12', 'tool:', 'tool:x', 'https://x/tool:3'].map(toolPictureNumber), [
      3,
      12,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
