import assert from 'node:assert/strict';
import {
  type Attachment,
  Conversation,
  type ConversationRecord,
  factsOf,
} from '../../../../src/core/conversation/index.ts';

const picture = (hash: string): Attachment => ({
  id: hash,
  kind: 'image',
  hash,
  name: `${hash}.png`,
  mediaType: 'image/png',
  width: 4,
  height: 3,
  bytes: 70,
});
const question = (id: string, parentId: string | null, ...attachments: Attachment[]): ConversationRecord => ({
  record: 'user-turn',
  id,
  parentId,
  atMs: 20,
  text: `asked in ${id}`,
  attachments,
});
const model = { endpointId: 'e', modelId: 'm', label: 'M' };
const answer = (id: string, parentId: string): ConversationRecord => ({
  record: 'assistant-turn',
  id,
  parentId,
  atMs: 30,
  model,
});

function replay(...records: readonly ConversationRecord[]): Conversation {
  const conversation = new Conversation('c');
  for (const record of records) assert.equal(conversation.apply(record), true, record.record);
  return conversation;
}

describe('factsOf', () => {
  it('says what a list shows, and names every hash once', () => {
    const conversation = replay(
      { record: 'conversation', version: 2, id: 'c', atMs: 10 },
      { record: 'attached', attachment: picture('never-sent') },
      question('u1', null, picture('a'), picture('b')),
      answer('a1', 'u1'),
      { record: 'finished', turnId: 'a1', atMs: 40, status: 'done', notices: [] },
      question('u2', 'a1', picture('a')),
    );
    assert.deepEqual(factsOf(conversation), {
      id: 'c',
      title: 'asked in u1',
      atMs: 40,
      pinned: false,
      deleted: false,
      turns: 3,
      pictures: 3,
      hashes: ['never-sent', 'a', 'b'],
    });
  });

  it('counts what is shown, and keeps the hashes of what is not', () => {
    const conversation = replay(question('u1', null, picture('old')), question('u1b', null, picture('new')));
    const { turns, pictures, hashes } = factsOf(conversation);
    assert.deepEqual({ turns, pictures, hashes }, { turns: 1, pictures: 1, hashes: ['old', 'new'] });
  });

  it('bears the name that the user gave, until it is taken back', () => {
    const conversation = replay(question('u1', null), { record: 'renamed', title: 'Shop page' });
    assert.equal(factsOf(conversation).title, 'Shop page');
    conversation.apply({ record: 'renamed', title: '' });
    assert.equal(factsOf(conversation).title, 'asked in u1');
  });

  it('is pinned and deleted by marks that do not change its time', () => {
    const conversation = replay(
      question('u1', null),
      { record: 'pinned', pinned: true },
      { record: 'deleted', deleted: true },
    );
    const { pinned, deleted, atMs } = factsOf(conversation);
    assert.deepEqual({ pinned, deleted, atMs }, { pinned: true, deleted: true, atMs: 20 });
    conversation.apply({ record: 'deleted', deleted: false });
    assert.equal(factsOf(conversation).deleted, false);
  });

  it('is brought back by going on with it', () => {
    const conversation = replay(question('u1', null), { record: 'deleted', deleted: true }, answer('a1', 'u1'));
    assert.equal(factsOf(conversation).deleted, false);
  });
});
