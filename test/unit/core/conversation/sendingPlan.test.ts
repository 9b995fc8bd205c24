import assert from 'node:assert/strict';
import type { Attachment, Taker } from '../../../../src/core/attachments/index.ts';
import { planSending, type Turn, toMessages } from '../../../../src/core/conversation/index.ts';

const rule = { url: true, data: true, mediaTypes: ['video/mp4'] };
const taker: Taker = {
  input: ['text', 'image', 'video', 'file'],
  rules: { image: rule, video: rule, file: rule },
  mixing: [['image', 'video'], ['file']],
};
const bytes = new TextEncoder().encode('one\ntwo');
const blob = (hash: string, mediaType: string) => ({ hash, mediaType, bytes: bytes.length });
const picture = (name: string): Attachment => ({
  id: name,
  kind: 'image',
  name,
  ...blob(name, 'image/png'),
  width: 1,
  height: 1,
});
const paper: Attachment = {
  id: 'p',
  kind: 'document',
  name: 'a.pdf',
  source: { url: 'https://e.com/a.pdf' },
  pages: [],
};
const user = (id: string, ...attachments: Attachment[]): Turn => ({
  role: 'user',
  id,
  parentId: null,
  atMs: 0,
  text: id,
  attachments,
});
const contents = (path: readonly Turn[], plan = planSending(path, taker)): unknown[] =>
  toMessages(path, { bytesOf: () => bytes, wayOf: plan.wayOf }).flatMap(({ content }): readonly unknown[] =>
    typeof content === 'string' ? [content] : content,
  );

describe('planSending', () => {
  it('leaves out, in words, what may not stand beside what came later', () => {
    const path = [user('1', picture('old.png')), user('2', paper)];
    const plan = planSending(path, taker);
    assert.deepEqual(
      plan.notSent.map(({ attachment, why, isLast }) => [attachment.name, why, isLast]),
      [['old.png', 'mixing', false]],
    );
    assert.deepEqual(plan.blobs, []);
    assert.deepEqual(contents(path, plan), [
      { type: 'text', text: '[The image "old.png" is not part of this request.]\n\n1' },
      { type: 'file', source: { url: 'https://e.com/a.pdf' }, name: 'a.pdf' },
      { type: 'text', text: '2' },
    ]);
  });

  it('brings earlier ones back when nothing stands against them', () => {
    const path = [user('1', picture('old.png')), user('2', paper), user('3', picture('new.png'))];
    const { notSent, blobs } = planSending(path, taker);
    assert.deepEqual(
      notSent.map(({ attachment }) => attachment.name),
      ['a.pdf'],
    );
    assert.deepEqual(blobs.map(({ hash }) => hash).sort(), ['new.png', 'old.png']);
  });

  it('says of what the model does not take that it is not there', () => {
    const path = [user('1', { id: 's', kind: 'audio', name: 'a.wav', ...blob('s', 'audio/wav') })];
    assert.deepEqual(
      planSending(path, taker).notSent.map(({ why, isLast }) => [why, isLast]),
      [['refused', true]],
    );
    assert.deepEqual(contents(path), ['[The recording "a.wav" is not part of this request.]\n\n1']);
  });

  it('reads frames and pages in their order, each with its place in words', () => {
    const still = { ...blob('s', 'image/jpeg'), width: 1, height: 1 };
    const film: Attachment = {
      id: 'v',
      kind: 'video',
      name: 'a.webm',
      source: blob('v', 'video/webm'),
      durationMs: 62_500,
      frames: [
        { ...still, atMs: 0 },
        { ...still, atMs: 62_000 },
      ],
    };
    const source = { data: bytes, mediaType: 'image/jpeg' };
    assert.deepEqual(contents([user('1', film)]), [
      { type: 'text', text: 'Video "a.webm" of 1:02.5, as 2 of its frames in order:' },
      { type: 'text', text: 'Frame at 0:00:' },
      { type: 'image', source, name: 'a.webm 0:00' },
      { type: 'text', text: 'Frame at 1:02:' },
      { type: 'image', source, name: 'a.webm 1:02' },
      { type: 'text', text: '1' },
    ]);
  });

  it('gives text with its place, and says what was cut and left out', () => {
    const text: Attachment = {
      id: 't',
      kind: 'text',
      name: 'a.ts',
      ...blob('t', 'text/plain'),
      path: 'src/a.ts',
      languageId: 'typescript',
      part: 'selection',
      firstLine: 4,
      lines: 2,
      characters: 7,
      tokens: 3,
    };
    assert.deepEqual(contents([user('1', text)]), [
      'File src/a.ts, lines 4-5 (selected by the user):\n```typescript\none\ntwo\n```\n\n1',
    ]);
    const office: Attachment = {
      ...text,
      path: 'a.docx',
      languageId: 'markdown',
      part: 'office',
      leftOut: ['pictures'],
      cutFrom: 9,
    };
    assert.deepEqual(contents([user('1', office)]), [
      'The text of the file a.docx, without its pictures, only the first 2 of 9 lines:\n```markdown\none\ntwo\n```\n\n1',
    ]);
  });
});
