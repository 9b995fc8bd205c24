import assert from 'node:assert/strict';
import { type AssistantTurn, type Turn, toMessages } from '../../../../src/core/conversation/index.ts';

const bytes = Uint8Array.of(1, 2, 3);
const picture = (name: string) => ({
  id: name,
  kind: 'image' as const,
  hash: name,
  name,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  bytes: 3,
});
const user = (text: string, ...names: string[]): Turn => ({
  role: 'user',
  id: text,
  parentId: null,
  atMs: 0,
  text,
  attachments: names.map(picture),
});
const answer = (status: AssistantTurn['status'], text: string, reasoning = ''): Turn => ({
  role: 'assistant',
  id: text,
  parentId: null,
  atMs: 0,
  status,
  model: { endpointId: 'e', modelId: 'm', label: 'M' },
  notices: [],
  reasoning,
  text,
});
const bytesOf = (): Uint8Array => bytes;
const part = (name: string) => ({ type: 'image', source: { data: bytes, mediaType: 'image/png' }, name });

describe('toMessages', () => {
  it('gives plain text as text, pictures as parts before it', () => {
    assert.deepEqual(toMessages([user('hi')], { system: 'Be brief.', bytesOf }), [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'hi' },
    ]);
    assert.deepEqual(toMessages([user('what?', 'a.png', 'b.png')], { bytesOf }), [
      { role: 'user', content: [part('a.png'), part('b.png'), { type: 'text', text: 'what?' }] },
    ]);
  });

  it('gives a picture alone a question', () => {
    assert.deepEqual(toMessages([user(' ', 'a.png')], { bytesOf }), [
      { role: 'user', content: [part('a.png'), { type: 'text', text: 'Describe the picture.' }] },
    ]);
    assert.deepEqual(toMessages([user('', 'a.png', 'b.png')], { bytesOf }), [
      { role: 'user', content: [part('a.png'), part('b.png'), { type: 'text', text: 'Describe the pictures.' }] },
    ]);
  });

  it('brings the reasoning of whole answers and keeps what came of a stopped or failed one', () => {
    const path = [user('1'), answer('done', 'A', 'thought'), user('2'), answer('stopped', 'half', 'x'), user('3')];
    assert.deepEqual(toMessages(path, { bytesOf }), [
      { role: 'user', content: '1' },
      { role: 'assistant', content: 'A', reasoning: 'thought' },
      { role: 'user', content: '2' },
      { role: 'assistant', content: 'half' },
      { role: 'user', content: '3' },
    ]);
  });

  it('joins the messages around an answer that never came', () => {
    const path = [user('1'), answer('failed', ''), user('2'), answer('stopped', '\n'), user('3')];
    assert.deepEqual(toMessages(path, { bytesOf }), [{ role: 'user', content: '1\n\n2\n\n3' }]);
    assert.deepEqual(toMessages([user('1', 'a.png'), answer('failed', ''), user('2')], { bytesOf }), [
      { role: 'user', content: [part('a.png'), { type: 'text', text: '1' }, { type: 'text', text: '2' }] },
    ]);
  });

  it('says in words that a picture is gone', () => {
    assert.deepEqual(toMessages([user('what?', 'a.png')], { bytesOf: () => undefined }), [
      { role: 'user', content: '[The image "a.png" is no longer available.]\n\nwhat?' },
    ]);
  });
});
