import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConversationRecord, conversationVersion } from '../../../../src/core/conversation/index.ts';
import { ConversationStore, NewerConversation, type StoredConversation } from '../../../../src/host/storage/index.ts';

const model = { endpointId: 'bigmodel', modelId: 'glm-5', label: 'GLM-5' };
const question: ConversationRecord = {
  record: 'user-turn',
  id: 'u1',
  parentId: null,
  atMs: 1,
  text: 'What is 汉字?\nTwo lines, "quoted".',
  attachments: [],
};
const answer: ConversationRecord = { record: 'assistant-turn', id: 'a1', parentId: 'u1', atMs: 2, model };
const done: ConversationRecord = { record: 'finished', turnId: 'a1', atMs: 3, status: 'done', notices: [] };

describe('ConversationStore', () => {
  let directory: string;
  let store: ConversationStore;
  let failures: unknown[];
  const file = (id: string): string => join(directory, `${id}.jsonl`);
  const lines = async (id: string): Promise<string[]> => (await readFile(file(id), 'utf8')).split('\n').filter(Boolean);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'glm-store-'));
    failures = [];
    store = new ConversationStore(directory, error => failures.push(error));
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** As the session does: into memory and onto the disk. */
  async function say({ conversation, writer }: StoredConversation, ...records: ConversationRecord[]): Promise<void> {
    for (const record of records) {
      conversation.apply(record);
      if (record.record === 'progress') writer.progress(record);
      else await writer.append(record);
    }
  }
  const piece = (from: number, add: string): ConversationRecord => ({
    record: 'progress',
    turnId: 'a1',
    text: { from, add },
  });

  it('brings back what was said', async () => {
    const stored = store.create('c1', 5);
    await say(stored, question, answer, piece(0, 'Characters, '), piece(12, '漢字.'), done);
    const again = await store.open('c1');
    assert.deepEqual(again?.problems, []);
    assert.deepEqual(again?.conversation.path, stored.conversation.path);
    assert.equal(again?.conversation.answer('a1')?.text, 'Characters, 漢字.');
  });

  it('makes no file before something is said, and begins it with its version', async () => {
    const stored = store.create('c1', 5);
    assert.equal(await store.open('c1'), undefined);
    await stored.writer.flush();
    assert.equal(await store.open('c1'), undefined);
    await say(stored, question);
    assert.deepEqual(JSON.parse((await lines('c1'))[0] ?? ''), {
      record: 'conversation',
      version: conversationVersion,
      id: 'c1',
      atMs: 5,
    });
  });

  it('only ever appends, also to a conversation that was opened again', async () => {
    await say(store.create('c1', 5), question, answer, piece(0, 'one'), done);
    const before = await readFile(file('c1'), 'utf8');
    const again = await store.open('c1');
    assert.ok(again);
    await say(again, { ...question, id: 'u2', parentId: 'a1' });
    const after = await readFile(file('c1'), 'utf8');
    assert.ok(after.startsWith(before) && after.length > before.length);
    assert.equal((await store.open('c1'))?.conversation.path.length, 3);
  });

  it('writes a streaming answer a few times a second, not with every piece', async () => {
    const stored = store.create('c1', 5);
    await say(stored, question, answer);
    const words = Array.from({ length: 200 }, (_, index) => `w${index} `);
    let from = 0;
    for (const word of words) {
      await say(stored, piece(from, word));
      from += word.length;
    }
    const whole = words.join('');
    while ((await store.open('c1'))?.conversation.answer('a1')?.text !== whole) await new Promise(setImmediate);
    assert.ok((await lines('c1')).length < 8, 'two hundred pieces became a handful of lines');
  });

  it('counts an answer as stopped when nobody finished it, and leaves the file as it is', async () => {
    const stored = store.create('c1', 5);
    await say(stored, question, answer, piece(0, 'half an ans'));
    await stored.writer.flush();
    const before = await readFile(file('c1'));
    const turn = (await store.open('c1'))?.conversation.answer('a1');
    assert.deepEqual([turn?.status, turn?.text], ['stopped', 'half an ans']);
    assert.deepEqual(await readFile(file('c1')), before);
  });

  it('reads up to a last line that was cut anywhere, and goes on behind it', async () => {
    await say(store.create('c1', 5), question, answer, piece(0, '漢字'), done);
    const whole = await readFile(file('c1'));
    const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (let end = lastLine + 1; end < whole.length - 1; end++) {
      await writeFile(file('c1'), whole.subarray(0, end));
      const cut = await store.open('c1');
      assert.equal(cut?.problems.length, 1);
      assert.deepEqual([cut?.conversation.answer('a1')?.text, cut?.conversation.path.length], ['漢字', 2]);
      await cut?.writer.append(done);
      const mended = await store.open('c1');
      assert.equal(mended?.conversation.answer('a1')?.status, 'done');
    }
  });

  it('keeps what can be read around a damaged line', async () => {
    await say(store.create('c1', 5), question, answer, piece(0, 'text'), done);
    const [header, ...rest] = await lines('c1');
    await writeFile(file('c1'), [header, 'x{{{', '{"record":"poem","verse":1}', ...rest, ''].join('\n'));
    const opened = await store.open('c1');
    assert.deepEqual(opened?.problems, ['line 2 cannot be read', 'line 3 cannot be read']);
    assert.equal(opened?.conversation.answer('a1')?.status, 'done');
  });

  it('refuses what a newer version wrote, without touching it', async () => {
    const version = conversationVersion + 1;
    const newer = `{"record":"conversation","version":${version},"id":"c1","atMs":5,"mood":"new"}\n{"record":"poem"}\n`;
    await writeFile(file('c1'), newer);
    await assert.rejects(
      store.open('c1'),
      (error: unknown) => error instanceof NewerConversation && error.version === version,
    );
    assert.equal(await readFile(file('c1'), 'utf8'), newer);
  });

  describe('on a file of version 1', () => {
    const fixture = new URL('../../../fixtures/conversations/version1.jsonl', import.meta.url);
    beforeEach(() => copyFile(fixture, file('version1')));

    it('reads all of it', async () => {
      const opened = await store.open('version1');
      assert.deepEqual(opened?.problems, []);
      const [asked, again] = opened?.conversation.path ?? [];
      assert.ok(asked?.role === 'user' && again?.role === 'assistant');
      const [picture] = asked.attachments;
      assert.ok(picture?.kind === 'image');
      assert.deepEqual([picture.name, picture.width], ['checkout.png', 640]);
      assert.deepEqual([again.status, again.text], ['stopped', 'The second ans']);
      const first = opened?.conversation.answer('20251120t121403200-aaaaaaaaaaaa');
      assert.equal(first?.text, 'The button “结账” is cut off.');
      assert.equal(first?.reasoning, 'A form. The button is cut off.');
      assert.equal(first?.usage?.totalTokens, 439);
      assert.equal(opened?.conversation.title, 'What is wrong with this page?');
    });

    it('leaves it as it is until there is something new to say, and then says first that it is newer', async () => {
      const before = await readFile(file('version1'), 'utf8');
      const opened = await store.open('version1');
      await opened?.writer.flush();
      assert.equal(await readFile(file('version1'), 'utf8'), before);
      await opened?.writer.append({ record: 'renamed', title: 'Checkout' });
      await opened?.writer.append({ record: 'pinned', pinned: true });
      const after = await readFile(file('version1'), 'utf8');
      assert.ok(after.startsWith(before));
      const added = after.slice(before.length).trim().split('\n');
      assert.deepEqual(
        added.map(line => JSON.parse(line).record),
        ['conversation', 'renamed', 'pinned'],
      );
      assert.equal(JSON.parse(added[0] ?? '').version, conversationVersion);
      const again = await store.open('version1');
      assert.deepEqual(again?.problems, []);
      assert.equal(again?.conversation.title, 'Checkout');
      // Once is enough.
      await again?.writer.append({ record: 'pinned', pinned: false });
      assert.equal((await lines('version1')).filter(line => line.includes('"conversation"')).length, 2);
    });
  });

  it('tells when it cannot write, keeps the lines and writes them when it can', async () => {
    await rm(directory, { recursive: true });
    await writeFile(directory, 'a file where the folder should be');
    const stored = store.create('c1', 5);
    await assert.rejects(stored.writer.append(question));
    await assert.rejects(stored.writer.append(answer));
    stored.writer.progress({ record: 'progress', turnId: 'a1', text: { from: 0, add: 'kept' } });
    await assert.rejects(stored.writer.flush());
    assert.ok(failures.length > 0, 'the checkpoint told of its failure');
    await rm(directory);
    await stored.writer.append(done);
    const again = await store.open('c1');
    assert.deepEqual(again?.problems, []);
    assert.equal(again?.conversation.answer('a1')?.text, 'kept');
    assert.equal(again?.conversation.answer('a1')?.status, 'done');
  });

  it('keeps the order of what is said at once', async () => {
    const stored = store.create('c1', 5);
    const turns = Array.from({ length: 50 }, (_, index) => ({
      ...question,
      id: `u${index}`,
      parentId: index === 0 ? null : `u${index - 1}`,
    }));
    await Promise.all(turns.map(turn => stored.writer.append(turn)));
    const again = await store.open('c1');
    assert.deepEqual(again?.problems, []);
    assert.equal(again?.conversation.path.length, 50);
  });

  it('takes no id that would leave its folder', async () => {
    await assert.rejects(store.open('../c1'));
    assert.throws(() => store.create('a/b', 1));
  });
});
