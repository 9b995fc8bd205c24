import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  type AnswerCall,
  type Attachment,
  Conversation,
  type ConversationRecord,
} from '../../../../src/core/conversation/index.ts';
import {
  compactRecords,
  conversationMarkdown,
  filesOf,
  type MarkdownWords,
  readExchange,
  UnreadableExchange,
  writeExchange,
} from '../../../../src/core/exchange/index.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const picture: Attachment = {
  id: hash('p'),
  kind: 'image',
  hash: hash('p'),
  name: 'check [out].png',
  mediaType: 'image/png',
  width: 4,
  height: 3,
  bytes: 1,
};
const model = { endpointId: 'e', modelId: 'm', label: 'GLM-5V' };
const usage = { promptTokens: 1, completionTokens: 2, totalTokens: 3 };
const progress = (turnId: string, from: number, add: string): ConversationRecord => ({
  record: 'progress',
  turnId,
  text: { from, add },
});
const records: ConversationRecord[] = [
  { record: 'conversation', version: 1, id: 'c', atMs: 5 },
  { record: 'attached', attachment: picture },
  { record: 'user-turn', id: 'u1', parentId: null, atMs: 10, text: 'What is this?', attachments: [picture] },
  { record: 'renamed', title: 'Old name' },
  { record: 'assistant-turn', id: 'a1', parentId: 'u1', atMs: 20, model },
  { record: 'progress', turnId: 'a1', reasoning: { from: 0, add: 'A form, ' } },
  { record: 'progress', turnId: 'a1', reasoning: { from: 8, add: 'in </details> tags.' } },
  { record: 'progress', turnId: 'a1', text: { from: 0, add: 'A che' }, reasoningMs: 900 },
  progress('a1', 5, 'ckout:\n\n```html\n<form>'),
  { record: 'finished', turnId: 'a1', atMs: 30, status: 'stopped', notices: ['Shrunk.'], usage },
  { record: 'assistant-turn', id: 'a2', parentId: 'u1', atMs: 40, model },
  progress('a2', 0, 'Another answer.'),
  { record: 'finished', turnId: 'a2', atMs: 50, status: 'done', notices: [] },
  { record: 'head', turnId: 'a1' },
  { record: 'renamed', title: 'Checkout #1' },
  { record: 'deleted', deleted: true },
  { record: 'deleted', deleted: false },
];
const words: MarkdownWords = {
  you: 'You',
  thinking: ms => `Thinking · ${(ms ?? 0) / 1000} s`,
  call: ({ name, status }: { name: string; status: string }) => `${name} ${status}`,
  stopped: 'Stopped',
  cut: 'Cut',
  sources: 'Sources',
  date: atMs => `at ${atMs}`,
  missing: name => `${name} is gone`,
};

function replay(list: readonly ConversationRecord[], id = 'c'): Conversation {
  const conversation = new Conversation(id);
  for (const record of list) assert.equal(conversation.apply(record), true, record.record);
  return conversation;
}
async function written(...args: Parameters<typeof writeExchange>): Promise<string> {
  let text = '';
  for await (const piece of writeExchange(...args)) text += piece;
  return text;
}
async function* noBlobs(): AsyncGenerator<never> {}

describe('compactRecords', () => {
  it('says the same in fewer records', () => {
    const compact = compactRecords(records);
    const [before, after] = [replay(records), replay(compact)];
    assert.deepEqual([...after.turns], [...before.turns]);
    assert.deepEqual(after.path, before.path);
    assert.deepEqual([after.title, after.changedAtMs], ['Checkout #1', 50]);
    assert.equal(compact.filter(({ record }) => record === 'progress').length, 2);
    assert.equal(compact.filter(({ record }) => record === 'renamed').length, 1);
  });

  it('keeps pieces apart where one is missing between them', () => {
    const holed = [...records.slice(0, 5), progress('a1', 0, 'ab'), progress('a1', 9, 'cd')];
    const text = (list: readonly ConversationRecord[]): string | undefined => replay(list).answer('a1')?.text;
    assert.equal(text(compactRecords(holed)), text(holed));
  });
});

describe('the file of conversations', () => {
  const file = (): Promise<string> =>
    written(
      [
        { id: 'c', title: 'Checkout #1', atMs: 5, records: compactRecords(records) },
        { id: 'd', title: '', atMs: 6, records: [] },
      ],
      (async function* () {
        yield { hash: hash('p'), mediaType: 'image/png', base64: 'cA==' };
      })(),
      new Date(0),
    );

  it('brings everything back', async () => {
    const text = await file();
    const { conversations, blobs } = readExchange(`\uFEFF${text}`);
    assert.deepEqual(replay(conversations[0]?.records ?? []).path, replay(records).path);
    assert.deepEqual([conversations.length, conversations[1]?.records], [2, []]);
    assert.deepEqual(blobs, [{ hash: hash('p'), mediaType: 'image/png', base64: 'cA==' }]);
    assert.equal(JSON.parse(text).conversations[0].title, 'Checkout #1');
  });

  it('is JSON also where there is nothing to say', async () => {
    assert.deepEqual(readExchange(await written([], noBlobs(), new Date(0))), { conversations: [], blobs: [] });
  });

  it('is refused for what it is: no JSON, something else, newer, damaged and where', async () => {
    const text = await file();
    const value = JSON.parse(text);
    const problemOf = (content: string): [string, string | undefined] | undefined => {
      try {
        readExchange(content);
      } catch (error) {
        if (error instanceof UnreadableExchange) return [error.problem, error.where];
        throw error;
      }
      return undefined;
    };
    assert.deepEqual(problemOf(text.slice(0, -20)), ['not-json', undefined]);
    assert.deepEqual(problemOf('[]'), ['other-format', undefined]);
    assert.deepEqual(problemOf('{"conversations":[]}'), ['other-format', undefined]);
    assert.deepEqual(problemOf(JSON.stringify({ ...value, version: 2 })), ['newer', undefined]);
    assert.deepEqual(problemOf(JSON.stringify({ ...value, recordVersion: 99 })), ['newer', undefined]);
    value.conversations[0].records[1].text = 5;
    assert.deepEqual(problemOf(JSON.stringify(value)), ['damaged', 'conversations.0.records.1.text']);
    value.conversations = [{ id: '../../evil', atMs: 1, records: [] }];
    assert.deepEqual(problemOf(JSON.stringify(value)), ['damaged', 'conversations.0.id']);
  });
});

describe('conversationMarkdown', () => {
  it('is what is shown, with pictures, thinking and who answered', () => {
    const conversation = replay(records);
    assert.deepEqual(filesOf(conversation.path), [
      { hash: hash('p'), mediaType: 'image/png', name: 'check [out].png' },
    ]);
    const text = conversationMarkdown(conversation, { words, pathOf: ({ name }) => `my files/${name}` });
    assert.equal(
      text,
      [
        '# Checkout \\#1',
        '## You · at 10',
        '![check \\[out\\].png](my%20files/check%20%5Bout%5D.png)',
        'What is this?',
        '## GLM-5V · at 20',
        '<details>\n<summary>Thinking · 0.9 s</summary>',
        'A form, in &lt;/details> tags.',
        '</details>',
        'A checkout:',
        '```html\n<form>\n```',
        '> Shrunk.',
        '> Stopped\n',
      ].join('\n\n'),
    );
  });

  it('has each call of a tool where it stands, and the pictures that the answer shows by number', () => {
    const part = { id: hash('x'), kind: 'image', hash: hash('x'), name: 'part.png', mediaType: 'image/png' } as const;
    const picture = { ...part, width: 4, height: 4, bytes: 1 };
    const call: AnswerCall = {
      id: '1.0',
      round: 1,
      name: 'crop_picture',
      arguments: '{"picture":"a.png"}',
      at: 8,
      status: 'done',
      text: '```\nfenced\n```',
      pictures: [{ number: 3, picture }],
    };
    const conversation = replay([
      { record: 'user-turn', id: 'u', parentId: null, atMs: 1, text: 'What?', attachments: [] },
      { record: 'assistant-turn', id: 'a', parentId: 'u', atMs: 2, model },
      progress('a', 0, 'Closer: '),
      { record: 'call', turnId: 'a', call },
      progress('a', 8, 'it is ![a part](tool:3), not ![one](tool:4).'),
      { record: 'finished', turnId: 'a', atMs: 3, status: 'done', notices: [] },
    ]);
    assert.deepEqual(
      filesOf(conversation.path).map(({ name }) => name),
      ['part.png'],
    );
    const text = conversationMarkdown(conversation, { words, pathOf: () => 'files/part.png' });
    const at = (words: string): number => text.indexOf(words);
    assert.ok(
      at('Closer:') < at('<summary>crop_picture done') && at('<summary>') < at('it is ![a part](files/part.png)'),
    );
    assert.ok(text.includes('````\n```\nfenced\n```\n````'), text);
    assert.ok(text.includes('not ![one](tool:4).'));
  });

  it('says what is no longer there', () => {
    const text = conversationMarkdown(replay(records), { words, pathOf: () => undefined });
    assert.match(text, /^> check \\\[out\\\]\.png is gone$/m);
  });
});
