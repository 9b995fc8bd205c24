import assert from 'node:assert/strict';
import {
  Conversation,
  type ConversationRecord,
  type FinishedRecord,
  recordSchema,
} from '../../../../src/core/conversation/index.ts';

const model = { endpointId: 'bigmodel', modelId: 'glm-5', label: 'GLM-5' };
const userTurn = (id: string, parentId: string | null, text = id): ConversationRecord => ({
  record: 'user-turn',
  id,
  parentId,
  atMs: 1,
  text,
  attachments: [],
});
const assistantTurn = (id: string, parentId: string): ConversationRecord => ({
  record: 'assistant-turn',
  id,
  parentId,
  atMs: 2,
  model,
});
const text = (turnId: string, from: number, add: string): ConversationRecord => ({
  record: 'progress',
  turnId,
  text: { from, add },
});
const finished = (turnId: string, status: 'done' | 'stopped' | 'failed'): ConversationRecord => ({
  record: 'finished',
  turnId,
  atMs: 3,
  status,
  notices: [],
});

function replay(...records: readonly ConversationRecord[]): Conversation {
  const conversation = new Conversation('c');
  for (const record of records) assert.equal(conversation.apply(recordSchema.parse(record)), true, record.record);
  return conversation;
}
const ids = (conversation: Conversation): string[] => conversation.path.map(turn => turn.id);

describe('Conversation', () => {
  it('grows by records to what is shown', () => {
    const usage = { promptTokens: 5, completionTokens: 2, totalTokens: 7, prompt: { image: 3 } };
    const conversation = replay(
      userTurn('u1', null, 'hello'),
      assistantTurn('a1', 'u1'),
      { record: 'model', turnId: 'a1', model: { ...model, modelId: 'glm-5v' }, notices: ['sees'] },
      { record: 'progress', turnId: 'a1', reasoning: { from: 0, add: 'hm' } },
      { record: 'progress', turnId: 'a1', reasoningMs: 40, text: { from: 0, add: 'Hi' } },
      text('a1', 2, ' there'),
      {
        record: 'finished',
        turnId: 'a1',
        atMs: 9,
        status: 'done',
        notices: ['sees', 'late'],
        usage,
        cutByLength: true,
      },
    );
    assert.equal(conversation.title, 'hello');
    assert.deepEqual(conversation.answer('a1'), {
      role: 'assistant',
      id: 'a1',
      parentId: 'u1',
      atMs: 2,
      model: { ...model, modelId: 'glm-5v' },
      status: 'done',
      notices: ['sees', 'late'],
      reasoning: 'hm',
      reasoningMs: 40,
      text: 'Hi there',
      usage,
      cutByLength: true,
    });
  });

  it('waits, streams with the first piece, and ends as it was ended', () => {
    const conversation = replay(userTurn('u1', null), assistantTurn('a1', 'u1'));
    assert.equal(conversation.answer('a1')?.status, 'waiting');
    conversation.apply(text('a1', 0, 'x'));
    assert.equal(conversation.answer('a1')?.status, 'streaming');
    conversation.apply(finished('a1', 'failed'));
    assert.deepEqual([conversation.answer('a1')?.status, conversation.answer('a1')?.text], ['failed', 'x']);
  });

  it('keeps the old answer when it is asked again, and shows the new one', () => {
    const conversation = replay(
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      text('a1', 0, 'old'),
      finished('a1', 'done'),
      userTurn('u2', 'a1'),
      assistantTurn('a2', 'u2'),
      assistantTurn('a3', 'u1'),
    );
    assert.deepEqual(ids(conversation), ['u1', 'a3']);
    assert.equal(conversation.answer('a1')?.text, 'old');
    assert.deepEqual(
      conversation.pathTo('a2').map(turn => turn.id),
      ['u1', 'a1', 'u2', 'a2'],
    );
  });

  it('is unmoved by records that come twice', () => {
    const records = [
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      text('a1', 0, 'one '),
      text('a1', 4, 'two'),
      finished('a1', 'done'),
    ];
    const once = replay(...records);
    const twice = new Conversation('c');
    for (const record of [...records, ...records.slice(1)]) twice.apply(record);
    assert.deepEqual(twice.path, once.path);
    assert.equal(twice.answer('a1')?.text, 'one two');
    // A piece that reaches further than what stands there adds only its rest.
    twice.apply(text('a1', 2, 'e two three'));
    assert.equal(twice.answer('a1')?.text, 'one two three');
  });

  it('keeps what follows a damaged line', () => {
    const conversation = replay(
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      text('a1', 0, 'ab'),
      text('a1', 5, 'fg'),
    );
    assert.equal(conversation.answer('a1')?.text, 'abfg');
  });

  it('refuses what does not fit and stays whole', () => {
    const conversation = replay(userTurn('u1', null));
    assert.equal(conversation.apply(assistantTurn('a1', 'nowhere')), false);
    assert.equal(conversation.apply(assistantTurn('u1', 'u1')), false);
    assert.equal(conversation.apply(text('nobody', 0, 'x')), false);
    assert.equal(conversation.apply(text('u1', 0, 'x')), false);
    assert.equal(conversation.apply({ record: 'conversation', version: 1, id: 'other', atMs: 0 }), false);
    assert.deepEqual(ids(conversation), ['u1']);
  });

  it('counts an answer as stopped when its writer is gone', () => {
    const conversation = replay(
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      finished('a1', 'failed'),
      assistantTurn('a2', 'u1'),
      text('a2', 0, 'half'),
    );
    conversation.stopUnfinished();
    assert.deepEqual(
      [conversation.answer('a1')?.status, conversation.answer('a2')?.status, conversation.answer('a2')?.text],
      ['failed', 'stopped', 'half'],
    );
  });

  it('finds what was attached, sent or not', () => {
    const attachment = (id: string) => ({
      id,
      kind: 'image' as const,
      hash: 'ab',
      name: `${id}.png`,
      mediaType: 'image/png',
      width: 1,
      height: 2,
      bytes: 3,
    });
    const conversation = replay(
      { record: 'attached', attachment: attachment('p1') },
      { record: 'user-turn', id: 'u1', parentId: null, atMs: 1, text: '', attachments: [attachment('p2')] },
    );
    assert.equal(conversation.attachment('p1')?.name, 'p1.png');
    assert.equal(conversation.attachment('p2')?.name, 'p2.png');
    assert.equal(conversation.attachment('p3'), undefined);
    assert.equal(conversation.title, 'p2.png');
  });

  it('counts what every answer took, also those that another one took the place of', () => {
    const usage = { promptTokens: 5, completionTokens: 2, totalTokens: 7 };
    const done = (turnId: string, more: object): ConversationRecord =>
      ({ record: 'finished', turnId, atMs: 3, status: 'done', notices: [], ...more }) as ConversationRecord;
    const conversation = replay(
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      done('a1', { usage, cost: { kind: 'money', currency: 'USD', amount: 0.5 } }),
      assistantTurn('a2', 'u1'),
      // Stopped before the endpoint said what it took: something, but nobody knows what.
      text('a2', 0, 'half'),
      finished('a2', 'stopped'),
      // Failed before it began, and so cost nothing.
      assistantTurn('a3', 'u1'),
      finished('a3', 'failed'),
      assistantTurn('a4', 'u1'),
      // By a version that knew no costs.
      done('a4', { usage }),
    );
    const { answers, prompt, uncounted, unknown, money } = conversation.usage;
    assert.deepEqual(
      { answers, prompt, uncounted, unknown, money },
      {
        answers: 3,
        prompt: 10,
        uncounted: 1,
        unknown: 2,
        money: { USD: 0.5 },
      },
    );
  });
});

describe('branches of a conversation', () => {
  const head = (turnId: string): ConversationRecord => ({ record: 'head', turnId });
  const continued = (turnId: string, part: number): ConversationRecord => ({
    record: 'continued',
    turnId,
    atMs: 5,
    part,
  });
  const ended = (turnId: string, tokens: number, more: Partial<FinishedRecord> = {}): ConversationRecord => ({
    record: 'finished',
    turnId,
    atMs: 3,
    status: 'done',
    notices: [],
    usage: { promptTokens: tokens, completionTokens: 1, totalTokens: tokens + 1 },
    cost: { kind: 'money', currency: 'CNY', amount: tokens },
    ...more,
  });
  const two = [
    userTurn('u1', null),
    assistantTurn('a1', 'u1'),
    text('a1', 0, 'one'),
    finished('a1', 'done'),
    userTurn('u2', 'a1'),
    assistantTurn('a2', 'u2'),
    text('a2', 0, 'two'),
    finished('a2', 'done'),
    // The first question in other words.
    userTurn('u1b', null),
    assistantTurn('a1b', 'u1b'),
    text('a1b', 0, 'other'),
    finished('a1b', 'done'),
  ];

  it('counts the turns that say the same place in another way', () => {
    const conversation = replay(...two);
    assert.deepEqual(ids(conversation), ['u1b', 'a1b']);
    assert.deepEqual(conversation.branchOf('u1b'), { index: 2, count: 2 });
    assert.deepEqual(conversation.branchOf('u1'), { index: 1, count: 2 });
    assert.equal(conversation.branchOf('a1b'), undefined);
    assert.equal(conversation.isShown('a1b'), true);
    assert.equal(conversation.isShown('a1'), false);
  });

  it('goes to another branch as it was left, and stays there when it is read again', () => {
    const conversation = replay(...two);
    assert.equal(conversation.headAt('u1b', -1), 'a2');
    assert.equal(conversation.headAt('u1b', 1), undefined);
    assert.equal(conversation.headAt('u1b', -2), undefined);
    const back = replay(...two, head('a2'));
    assert.deepEqual(ids(back), ['u1', 'a1', 'u2', 'a2']);
    assert.deepEqual([back.isShown('a1'), back.isShown('u1b')], [true, false]);
    assert.deepEqual(ids(replay(...two, head('a2'), head('a1b'))), ['u1b', 'a1b']);
    assert.equal(new Conversation('c').apply(head('gone')), false);
  });

  it('goes on in a branch that is not shown, and shows a turn that is added to it', () => {
    const conversation = replay(...two, head('a2'), text('a1b', 5, '!'));
    assert.deepEqual(ids(conversation), ['u1', 'a1', 'u2', 'a2']);
    assert.equal(conversation.answer('a1b')?.text, 'other!');
    conversation.apply(userTurn('u3', 'a1b'));
    assert.deepEqual(ids(conversation), ['u1b', 'a1b', 'u3']);
    assert.equal(conversation.headAt('u1b', -1), 'a2');
  });

  it('does not count attempts that came to nothing, but for the one that is shown', () => {
    const failedTwice = [
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      finished('a1', 'failed'),
      assistantTurn('a2', 'u1'),
      finished('a2', 'stopped'),
    ];
    assert.equal(replay(...failedTwice).branchOf('a2'), undefined);
    const third = [...failedTwice, assistantTurn('a3', 'u1'), text('a3', 0, 'x'), finished('a3', 'failed')];
    assert.equal(replay(...third).branchOf('a3'), undefined);
    assert.deepEqual(replay(...third, assistantTurn('a4', 'u1')).branchOf('a4'), { index: 2, count: 2 });
  });

  it('joins the parts of an answer that went on: text, thinking, tokens and cost', () => {
    const cut = [
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      text('a1', 0, 'The first half '),
      ended('a1', 10, { cutByLength: true }),
    ];
    const going = replay(...cut, continued('a1', 2));
    assert.deepEqual(
      [going.answer('a1')?.status, going.answer('a1')?.cutByLength, going.answer('a1')?.text],
      ['waiting', undefined, 'The first half '],
    );
    assert.equal(going.usage.prompt, 10, 'the part that is over counts already');
    const records = [...cut, continued('a1', 2), text('a1', 15, 'and the second.'), ended('a1', 30)];
    const twice = new Conversation('c');
    for (const record of records) for (let time = 0; time < 2; time++) twice.apply(record);
    for (const conversation of [replay(...records), twice]) {
      assert.equal(conversation.answer('a1')?.status, 'done');
      assert.equal(conversation.answer('a1')?.text, 'The first half and the second.');
      assert.deepEqual(
        [conversation.usage.answers, conversation.usage.prompt, conversation.usage.money],
        [2, 40, { CNY: 40 }],
      );
    }
  });

  it('stops a part whose writer is gone, and says what is not known of it', () => {
    const conversation = replay(
      userTurn('u1', null),
      assistantTurn('a1', 'u1'),
      text('a1', 0, 'half'),
      ended('a1', 10, { cutByLength: true }),
      continued('a1', 2),
    );
    conversation.stopUnfinished();
    assert.equal(conversation.answer('a1')?.status, 'stopped');
    const { answers, uncounted, unknown } = conversation.usage;
    assert.deepEqual([answers, uncounted, unknown], [2, 1, 1]);
  });
});
