import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encode } from 'fast-png';
import { inspectPicture } from '../../src/core/attachments/index.ts';
import type { AssistantTurn } from '../../src/core/conversation/index.ts';
import { PlainFailure } from '../../src/host/errorMessages.ts';
import { ConversationSession, type SessionEvent } from '../../src/host/panel/conversationSession.ts';
import { createServices } from '../../src/host/services.ts';
import { ConversationStore, PictureStore } from '../../src/host/storage/index.ts';
import { type FakeContext, fakeContext } from './support/fakeContext.ts';
import { addFault, chatRequests, lastChatRequest, resetSimulator } from './support/simulatorControl.ts';
import { until } from './support/until.ts';
import { noTools } from './support/noTools.ts';

const picture = inspectPicture(
  encode({ width: 40, height: 30, channels: 3, data: new Uint8Array(40 * 30 * 3).fill(180) }),
  'grey.png',
);

describe('ConversationSession', () => {
  let fake: FakeContext;
  let session: ConversationSession;
  let events: SessionEvent[];
  const conversationsDir = (): string => path.join(fake.folder, 'conversations');

  /** A window that begins on what the folder holds. */
  function open({ context, folder }: FakeContext): ConversationSession {
    const services = createServices(context);
    const store = new ConversationStore(path.join(folder, 'conversations'), () => undefined);
    const pictures = new PictureStore(path.join(folder, 'pictures'));
    const opened = new ConversationSession(services, store, pictures, noTools(services));
    opened.onEvent(event => events.push(event));
    return opened;
  }

  beforeEach(async () => {
    await resetSimulator();
    events = [];
    fake = await fakeContext();
    session = open(fake);
  });
  afterEach(async () => {
    await session.close();
    await fake.dispose();
  });

  const lastAnswer = async (of = session): Promise<AssistantTurn | undefined> => {
    const turn = (await of.current()).conversation.path.at(-1);
    return turn?.role === 'assistant' ? turn : undefined;
  };
  const ended = (of = session): Promise<void> =>
    until(
      async () => !['waiting', 'streaming', undefined].includes((await lastAnswer(of))?.status),
      'the answer ended',
    );

  it('streams an answer, and a new window shows the same from the disk', async () => {
    const { id } = await session.attach(picture);
    await session.send('What is this?', [id]);
    await ended();
    const answer = await lastAnswer();
    assert.equal(answer?.status, 'done');
    assert.match(answer?.text ?? '', /40 × 30/);
    assert.ok((answer?.reasoning.length ?? 0) > 0 && answer?.reasoningMs !== undefined);
    assert.ok((answer?.usage?.totalTokens ?? 0) > 0);
    // No table has a price for an endpoint of the user's own.
    assert.deepEqual(answer?.cost, { kind: 'unknown' });

    // What was told in between adds up to the answer.
    const told = events.filter(event => event.type === 'delta').map(event => event.text);
    const first = events.find(
      event => event.type === 'turn' && event.turn.role === 'assistant' && event.turn.text !== '',
    );
    assert.ok(first || told.length > 0);
    const { path: before } = (await session.current()).conversation;
    await session.close();
    session = open(await fakeContext(fake));
    assert.deepEqual((await session.current()).conversation.path, before);
    assert.deepEqual((await session.attachment(id)).name, 'grey.png');
  });

  it('asks again in place of an answer, with the same request, and keeps the old one on the disk', async () => {
    await session.send('Name a colour.', []);
    await ended();
    const live = await session.current();
    const [question, old] = live.conversation.path;
    assert.ok(question && old);
    events = [];
    await live.retry(old.id);
    await ended();
    assert.deepEqual(
      events[0]?.type === 'replaced' && [events[0].afterTurnId, events[0].turns.map(({ branch }) => branch)],
      [question.id, [{ index: 2, count: 2 }]],
    );
    const path = live.conversation.path;
    assert.deepEqual([path.length, path[0]?.id], [2, question.id]);
    assert.notEqual(path[1]?.id, old.id);
    const [first, second] = await chatRequests();
    assert.deepEqual(second?.body, first?.body);
    await session.close();
    session = open(await fakeContext(fake));
    const { conversation } = await session.current();
    assert.equal(conversation.answer(old.id)?.status, 'done');
    assert.deepEqual(conversation.path, path);
  });

  it('keeps what came when it is stopped, and tells the next request of it', async () => {
    await addFault({ kind: 'hold', afterChunks: 40 });
    await session.send('Count.', []);
    await until(async () => ((await lastAnswer())?.text ?? '') !== '', 'some text came');
    await assert.rejects(session.send('Me too.', []), PlainFailure);
    (await session.current()).stop();
    await ended();
    const { status, text, cost } = (await lastAnswer()) ?? {};
    assert.equal(status, 'stopped');
    assert.ok(text);
    // It cost something all the same, and nobody said how much.
    assert.deepEqual(cost, { kind: 'unknown' });
    await until(async () => (await lastChatRequest()).closedEarly, 'the endpoint saw the connection close');
    await session.send('Go on.', []);
    await ended();
    const { messages } = (await lastChatRequest()).body as { messages: { role: string; content: string }[] };
    assert.deepEqual(
      messages.slice(1).map(({ role, content }) => [role, content]),
      [
        ['user', 'Count.'],
        ['assistant', text],
        ['user', 'Go on.'],
      ],
    );
  });

  it('has an answer that was stopped go on in the same turn: text, tokens and parts add up', async () => {
    await addFault({ kind: 'hold', afterChunks: 60 });
    await session.send('Tell me about it.', []);
    await until(async () => ((await lastAnswer())?.text.length ?? 0) > 40, 'some text came');
    const live = await session.current();
    live.stop();
    await ended();
    const half = await lastAnswer();
    assert.ok(half);
    await live.continue(half.id);
    await ended();
    const whole = await lastAnswer();
    assert.deepEqual([whole?.id, whole?.status, whole?.earlier?.length], [half.id, 'done', 1]);
    // The same question answered without a stop says the same, letter for letter.
    await live.retry(half.id);
    await ended();
    assert.equal(whole?.text, (await lastAnswer())?.text);
    const [, second] = await chatRequests();
    assert.ok(second);
    const { messages } = second.body as { messages: { role: string; content: string }[] };
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user'],
    );
    assert.equal(messages[2]?.content, half.text);
    // Of the part that was stopped nobody said what it took.
    const { answers, uncounted } = live.conversation.usage;
    assert.deepEqual([answers, uncounted], [3, 1]);
    await assert.rejects(live.continue('gone'), PlainFailure);
  });

  it('answers in two branches at once: nothing of the one leaks into the other, and stop stops the right one', async () => {
    await addFault({ kind: 'hold', afterChunks: 40 });
    const first = await session.send('One?', []);
    await until(async () => ((await lastAnswer())?.text ?? '') !== '', 'some text came');
    const held = await lastAnswer();
    assert.ok(held);
    const live = await session.current();
    // The question in other words, while the first is still being answered.
    events = [];
    await live.send('Another one?', [], { replacing: first });
    await ended();
    const other = await lastAnswer();
    assert.deepEqual([other?.status, live.conversation.path.length, live.isRunning], ['done', 2, true]);
    assert.ok(!events.some(event => event.type === 'delta' && event.turnId === held.id));
    assert.deepEqual(live.conversation.branchOf(first), { index: 1, count: 2 });
    await live.switch(live.conversation.path[0]?.id ?? '', -1);
    assert.equal((await lastAnswer())?.id, held.id);
    live.stop(other?.id);
    assert.equal(live.isRunning, true, 'another answer is not what was stopped');
    live.stop(held.id);
    await ended();
    assert.equal((await lastAnswer())?.status, 'stopped');
    await assert.rejects(live.switch(first, -1), PlainFailure);
    // The branch that was shown last is shown again by the next window.
    const path = live.conversation.path;
    await session.close();
    session = open(await fakeContext(fake));
    assert.deepEqual((await session.current()).conversation.path, path);
  });

  it('asks another model for one answer, and keeps the chosen one', async () => {
    await session.send('Hello?', []);
    await ended();
    const live = await session.current();
    const { id = '', model } = (await lastAnswer()) ?? {};
    await live.retry(id, 'glm-4.7');
    await ended();
    assert.equal((await lastAnswer())?.model.modelId, 'glm-4.7');
    await session.send('And now?', []);
    await ended();
    assert.equal((await lastAnswer())?.model.modelId, model?.modelId);
  });

  it('goes on with an answer while another conversation is open', async () => {
    await addFault({ kind: 'slow', chunkDelayMs: 5 });
    await session.send('Take your time.', []);
    const first = await session.current();
    await session.start();
    const { conversation } = await session.current();
    assert.equal(conversation.isEmpty, true);
    events = [];
    await until(async () => !first.isRunning, 'the first conversation ended');
    // Nothing of it is told to who looks at the other, but that it is over.
    assert.deepEqual(
      events.map(event => event.type),
      ['ended'],
    );
    await session.close();
    const stored = await new ConversationStore(conversationsDir(), () => undefined).open(first.conversation.id);
    assert.equal(stored?.conversation.path.at(-1)?.role, 'assistant');
    assert.deepEqual(stored?.conversation.path, first.conversation.path);
    session = open(await fakeContext(fake));
    assert.equal((await session.current()).conversation.isEmpty, true, 'the new one stays open');
  });

  it('answers although nothing can be stored, and stores all of it when it can again', async () => {
    await writeFile(conversationsDir(), 'a file where the folder should be');
    await session.send('Hello?', []);
    await ended();
    assert.equal((await lastAnswer())?.status, 'done');
    await rm(conversationsDir());
    await session.send('And now?', []);
    await ended();
    const before = (await session.current()).conversation.path;
    assert.equal(before.length, 4);
    await session.close();
    session = open(await fakeContext(fake));
    assert.deepEqual((await session.current()).conversation.path, before);
  });

  it('leaves alone what a newer version wrote, and begins a new conversation', async () => {
    const newer = '{"record":"conversation","version":9,"id":"from-the-future","atMs":1}\n{"record":"dream"}\n';
    await mkdir(conversationsDir());
    await writeFile(path.join(conversationsDir(), 'from-the-future.jsonl'), newer);
    await fake.context.globalState.update('glm.openConversation', 'from-the-future');
    await session.send('Hello?', []);
    await ended();
    assert.equal((await lastAnswer())?.status, 'done');
    assert.equal(await readFile(path.join(conversationsDir(), 'from-the-future.jsonl'), 'utf8'), newer);
    assert.equal((await readdir(conversationsDir())).length, 2);
  });

  it('tells of a failure in words, with the question kept', async () => {
    await addFault({ kind: 'status', status: 429, code: '1113' });
    await session.send('Hello?', []);
    await ended();
    const answer = await lastAnswer();
    assert.equal(answer?.status, 'failed');
    assert.match(answer?.error?.message ?? '', /no balance/);
    assert.ok(answer?.error?.fixes.some(fix => fix.id === 'choose-endpoint'));
    assert.equal((await session.current()).conversation.title, 'Hello?');
  });

  it('refuses what it cannot send, before it is said', async () => {
    await assert.rejects(session.send('  ', []), PlainFailure);
    await assert.rejects(session.send('Look', ['0'.repeat(64)]), PlainFailure);
    assert.equal((await session.current()).conversation.isEmpty, true);
    assert.deepEqual(await chatRequests(), []);
  });
});
