import { deepEqual, equal } from 'node:assert/strict';
import type { ConversationRecord } from '../../../../../src/core/conversation/index.ts';
import { Conversation } from '../../../../../src/core/conversation/index.ts';
import { factsOf } from '../../../../../src/core/conversation/facts.ts';
import { AnswerExtras, type AnswerExtrasOptions } from '../../../../../src/host/panel/sight/answerExtras.ts';
import { extraViews } from '../../../../../src/host/panel/sight/extraViews.ts';
import { partName } from '../../../../../src/host/panel/sight/partName.ts';

const hash = 'ab'.repeat(32);

function fixture(fails = false): { extras: AnswerExtras; conversation: Conversation; errors: string[] } {
  const conversation = new Conversation('c');
  const model = { endpointId: 'e', modelId: 'm', label: 'M' };
  conversation.apply({ record: 'user-turn', id: 'q', parentId: null, atMs: 1, text: '?', attachments: [] });
  conversation.apply({ record: 'assistant-turn', id: 'a', parentId: 'q', atMs: 2, model });
  const errors: string[] = [];
  const pictures = {
    addBytes: (data: Uint8Array, mediaType: string) =>
      fails ? Promise.reject(new Error('no room')) : Promise.resolve({ hash, mediaType, bytes: data.byteLength }),
  };
  const extras = new AnswerExtras({
    turnId: 'a',
    pictures,
    services: { log: { error: (message: string) => errors.push(message) } },
    record: (record: ConversationRecord) => conversation.apply(record),
  } as unknown as AnswerExtrasOptions);
  return { extras, conversation, errors };
}

describe('AnswerExtras', () => {
  it('keeps what was said, once, and the conversation knows which bytes it needs', async () => {
    const { extras, conversation } = fixture();
    extras.sound(Buffer.alloc(24_000).toString('base64'));
    extras.sound(Buffer.alloc(24_000).toString('base64'));
    await extras.finish();
    const sound = { hash, mediaType: 'audio/wav' as const, bytes: 48_044, durationMs: 1000 };
    deepEqual(conversation.answer('a')?.sound, sound);
    deepEqual(factsOf(conversation).hashes, [hash]);
  });

  it('keeps nothing where nothing was said, and loses no words where it cannot be stored', async () => {
    const silent = fixture();
    await silent.extras.finish();
    equal(silent.conversation.answer('a')?.sound, undefined);
    const full = fixture(true);
    full.extras.sound(Buffer.alloc(4).toString('base64'));
    await full.extras.finish();
    equal(full.errors.length, 1);
    equal(full.conversation.answer('a')?.sound, undefined);
  });

  it('keeps each page once, however often the endpoint sends it', () => {
    const { extras, conversation } = fixture();
    const page = { title: 'A', url: 'https://a.example/', source: 'Example', reference: 'ref_1', icon: 'https://x/' };
    extras.sources([page]);
    extras.sources([page, { title: 'B', url: 'https://b.example/', reference: 'ref_2' }]);
    deepEqual(conversation.answer('a')?.sources, [
      { title: 'A', url: 'https://a.example/', publisher: 'Example', reference: 'ref_1' },
      { title: 'B', url: 'https://b.example/', reference: 'ref_2' },
    ]);
  });

  it('shows addresses of the web alone as links', () => {
    const { extras, conversation } = fixture();
    const urls = ['https://www.a.example/x', 'javascript:alert(1)', 'command:workbench.action.quit', 'file:///etc', ''];
    extras.sources(urls.map((url, index) => ({ title: index === 0 ? ' ' : 'T', url })));
    const answer = conversation.answer('a');
    const views = answer ? extraViews(answer, () => '').sources : [];
    deepEqual(
      views?.map(({ href }) => href),
      ['https://www.a.example/x', undefined, undefined, undefined, undefined],
    );
    equal(views?.[0]?.title, 'a.example');
  });
});

describe('partName', () => {
  it('says of which picture, what and how large, in a name that every file system takes', () => {
    const size = { width: 640, height: 80 };
    equal(partName('checkout.png', 'Pay button', size), 'checkout-Pay-button-640x80.png');
    equal(partName('a.b.jpg', '', size), 'a.b-640x80.png');
    equal(partName('.png', '../../etc: "x"', size), 'picture-etc-x-640x80.png');
  });
});
