import { deepEqual, equal } from 'node:assert/strict';
import { Conversation, recordSchema, toMessages } from '../../../../src/core/conversation/index.ts';

const bytesOf = (): Uint8Array => new Uint8Array([1]);
const picture = {
  kind: 'image' as const,
  id: 'p',
  name: 'a.png',
  hash: '00',
  mediaType: 'image/png',
  bytes: 1,
  width: 1,
  height: 1,
};

function turn(text: string, verb?: string) {
  const conversation = new Conversation('c');
  const record = recordSchema.parse({
    record: 'user-turn',
    id: 'u',
    parentId: null,
    atMs: 1,
    text,
    attachments: [picture],
    ...(verb !== undefined && { verb }),
  });
  equal(conversation.apply(record), true);
  return conversation;
}

const asked = (conversation: Conversation, locale?: string): unknown => {
  const content = toMessages(conversation.path, { bytesOf, ...(locale && { locale }) }).at(-1)?.content;
  return Array.isArray(content) ? content.find(({ type }) => type === 'text')?.text : content;
};

describe('a question that is a verb', () => {
  it('is kept as typed, and asked without its own name', () => {
    const conversation = turn('/ocr only the class', 'ocr');
    deepEqual(
      conversation.path.map(({ text }) => text),
      ['/ocr only the class'],
    );
    equal(conversation.title, '/ocr only the class');
    equal(asked(conversation), 'only the class');
  });

  it('asks what the verb stands for where nothing is written beside it, in the language of the user', () => {
    equal(asked(turn('/ocr', 'ocr')), 'Read the text in the picture.');
    equal(asked(turn('/ocr', 'ocr'), 'zh-cn'), '读出图片中的文字。');
  });

  it('is words like any other where it was no verb when it was asked, or is none any more', () => {
    equal(asked(turn('/ocr')), '/ocr');
    equal(asked(turn('/later this', 'later')), '/later this');
  });
});
