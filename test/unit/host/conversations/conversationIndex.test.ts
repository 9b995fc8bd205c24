import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConversationFacts, type ConversationRecord, factsOf } from '../../../../src/core/conversation/index.ts';
import { ConversationIndex, UnreadableConversations } from '../../../../src/host/conversations/conversationIndex.ts';
import { ConversationStore } from '../../../../src/host/storage/index.ts';

const thread = new URL('../../../../src/host/conversations/thread/main.ts', import.meta.url).pathname;
const model = { endpointId: 'bigmodel', modelId: 'glm-5', label: 'GLM-5' };

describe('ConversationIndex', function () {
  this.timeout(30_000);
  let root: string;
  let directory: string;
  let cacheDirectory: string;
  let store: ConversationStore;
  let warnings: string[];
  let indexes: ConversationIndex[];
  let told: () => void;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'glm-index-'));
    directory = join(root, 'conversations');
    cacheDirectory = join(root, 'conversations-index');
    await mkdir(directory);
    store = new ConversationStore(directory, error => assert.fail(String(error)));
    warnings = [];
    indexes = [];
    told = () => undefined;
  });
  afterEach(async () => {
    for (const index of indexes) await index.close();
    await rm(root, { recursive: true, maxRetries: 3 });
  });

  /** As a window does when the list is opened. */
  function open(): ConversationIndex {
    const index = new ConversationIndex({
      directory,
      cacheDirectory,
      thread,
      changed: () => told(),
      warn: message => warnings.push(message),
    });
    indexes.push(index);
    return index;
  }

  async function write(id: string, question: string, answer: string, more: ConversationRecord[] = []): Promise<void> {
    const atMs = 1000 + Number(id.replace(/\D/g, ''));
    const { writer } = store.create(id, atMs);
    await writer.append({ record: 'user-turn', id: 'u', parentId: null, atMs, text: question, attachments: [] });
    await writer.append({ record: 'assistant-turn', id: 'a', parentId: 'u', atMs, model });
    // In pieces, as it came: the word that is searched for stands in none of them whole.
    for (let from = 0; from < answer.length; from += 3) {
      writer.progress({ record: 'progress', turnId: 'a', text: { from, add: answer.slice(from, from + 3) } });
      await writer.flush();
    }
    await writer.append({ record: 'finished', turnId: 'a', atMs, status: 'done', notices: [] });
    for (const record of more) await writer.append(record);
  }
  const append = async (id: string, record: ConversationRecord): Promise<void> => {
    await (await store.open(id))?.writer.append(record);
  };
  const ids = (found: readonly ConversationFacts[]): string[] => found.map(({ id }) => id);
  /** What the windows see when all was looked at. */
  const listed = async (index: ConversationIndex): Promise<string[]> => {
    await index.everything().catch(() => undefined);
    return ids(await index.list());
  };

  it('lists pinned ones first, then the newest, without the empty and the deleted', async () => {
    await write('c1', 'first', 'x', [{ record: 'pinned', pinned: true }]);
    await write('c2', 'second', 'x');
    await write('c3', 'third', 'x', [{ record: 'deleted', deleted: true }]);
    await write('c4', 'fourth', 'x', [{ record: 'renamed', title: 'A name' }]);
    await store.create('c5', 5).writer.append({ record: 'renamed', title: 'nothing said' });
    const index = open();
    assert.deepEqual(await listed(index), ['c1', 'c4', 'c2']);
    assert.deepEqual(
      (await index.list()).map(({ title }) => title),
      ['first', 'A name', 'second'],
    );
    assert.equal((await index.everything()).length, 5);
  });

  it('finds what was said in questions and answers, and shows where', async () => {
    await write('c1', 'Why is my checkout slow?', 'Because the 数据库 query runs for each item.');
    await write('c2', 'Name a colour', 'Blue.', [{ record: 'renamed', title: 'Palette' }]);
    const index = open();
    await index.everything();
    const find = async (query: string): Promise<string[]> => ids(await index.search(query));
    assert.deepEqual(await find('CHECKOUT quer'), ['c1']);
    assert.deepEqual(await find('数据库'), ['c1']);
    assert.deepEqual(await find('palette blue'), ['c2']);
    assert.deepEqual(await find('name'), ['c2']);
    assert.deepEqual(await find('slow blue'), []);
    const [excerpt, none] = await index.excerpts(['c1', 'c2'], '数据库');
    assert.equal(none, undefined);
    assert.deepEqual(
      excerpt?.matches.map(([from, to]) => excerpt.text.slice(from, to)),
      ['数据库'],
    );
  });

  it('is there at once from its cache, and reads again only what has changed', async () => {
    for (let number = 1; number <= 60; number++) await write(`c${number}`, `question ${number}`, `answer w${number}x`);
    const first = open();
    assert.equal((await listed(first)).length, 60);
    await first.close();
    assert.deepEqual((await readdir(cacheDirectory)).sort(), ['facts.jsonl', 'words.bin']);

    // Behind its back: one goes on, one is new, one is gone.
    await append('c7', { record: 'renamed', title: 'Renamed elsewhere' });
    await write('c61', 'new elsewhere', 'x');
    await rm(join(directory, 'c9.jsonl'));
    const second = open();
    assert.equal((await second.list()).length, 60, 'from the cache, before anything was read');
    const all = await listed(second);
    assert.equal(all.length, 60);
    assert.ok(all.includes('c61') && !all.includes('c9'));
    assert.equal((await second.list()).find(({ id }) => id === 'c7')?.title, 'Renamed elsewhere');
    assert.deepEqual(ids(await second.search('elsewhere')).sort(), ['c61', 'c7']);
    assert.deepEqual(ids(await second.search('w9x')), []);
    assert.deepEqual(ids(await second.search('w33x')), ['c33']);
  });

  for (const [what, damage] of [
    ['missing', async () => rm(cacheDirectory, { recursive: true })],
    ['of another layout', async () => writeFile(join(cacheDirectory, 'facts.jsonl'), 'facts-0 1234\n["c1",1,2]\n')],
    [
      'damaged',
      async () => {
        const facts = join(cacheDirectory, 'facts.jsonl');
        await writeFile(facts, (await readFile(facts)).subarray(0, 60));
        await appendFile(facts, '\n["c2",5]\n{"x":1}\nnull\n["c3",1,2,"t",3,4,5,6,[7]]\n');
        const words = join(cacheDirectory, 'words.bin');
        await writeFile(words, (await readFile(words)).subarray(0, -20));
      },
    ],
  ] as const) {
    it(`is made anew when it is ${what}`, async () => {
      for (let number = 1; number <= 50; number++) await write(`c${number}`, `question ${number}`, 'answer');
      const first = open();
      await first.everything();
      await first.close();
      await damage();
      const second = open();
      assert.equal((await listed(second)).length, 50);
      assert.equal((await second.search('question answer')).length, 50);
      await second.close();
      const third = open();
      assert.equal((await third.list()).length, 50, 'and is a cache again');
      assert.deepEqual(warnings, []);
    });
  }

  it('hears of what another window does', async () => {
    await write('c1', 'first', 'x');
    const [one, other] = [open(), open()];
    await one.everything();
    await other.everything();
    await write('c2', 'said in the other window', 'x');
    await other.release('c2');
    assert.deepEqual(ids(await one.list()), ['c2', 'c1']);
    assert.deepEqual(ids(await other.search('window')), ['c2']);
  });

  it('shows what this window has in hand, until it stands on the disk', async () => {
    const stored = store.create('c1', 7);
    stored.conversation.apply({ record: 'user-turn', id: 'u', parentId: null, atMs: 7, text: 'new', attachments: [] });
    const index = open();
    index.hold(factsOf(stored.conversation));
    assert.deepEqual(await listed(index), ['c1']);
    await write('c1', 'as stored', 'x');
    await index.release('c1');
    assert.equal((await index.list())[0]?.title, 'as stored');
  });

  it('tells when the list is no longer what it was', async () => {
    const index = open();
    await index.everything();
    const heard = new Promise<void>(resolve => {
      told = resolve;
    });
    await write('c1', 'first', 'x');
    await index.release('c1');
    await heard;
  });

  it('leaves out what it cannot read, says so, and keeps the rest', async () => {
    await write('c1', 'first', 'x');
    await writeFile(join(directory, 'c2.jsonl'), '{"record":"conversation","version":99,"id":"c2","atMs":1}\n');
    await mkdir(join(directory, 'c3.jsonl'));
    await writeFile(join(directory, 'c4.jsonl'), '\0\0\0\0');
    const index = open();
    assert.deepEqual(await listed(index), ['c1']);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^conversation c2 is not listed: .*version 99/);
    await assert.rejects(index.everything(), UnreadableConversations);
  });

  it('no longer answers whom nobody listens to', async () => {
    await write('c1', 'first', 'x');
    const index = open();
    await index.everything();
    const controller = new AbortController();
    const search = index.search('first', controller.signal);
    controller.abort(new Error('typed on'));
    await assert.rejects(search, /typed on/);
    assert.equal((await index.search('first')).length, 1);
  });
});
