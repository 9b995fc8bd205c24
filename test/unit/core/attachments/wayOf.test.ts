import assert from 'node:assert/strict';
import { type Attachment, type Taker, type Way, wayOf } from '../../../../src/core/attachments/index.ts';
import { blobsFor, mayMix } from '../../../../src/core/attachments/wayOf.ts';

const rule = { url: true, data: true, mediaTypes: ['video/mp4', 'audio/wav'] };
const everything: Taker = {
  input: ['text', 'image', 'video', 'audio', 'file'],
  rules: { image: rule, video: rule, audio: rule, file: rule },
};
const only = (kind: 'image' | 'video' | 'audio' | 'file', changes = {}): Taker => ({
  input: ['text', kind],
  rules: { [kind]: { ...rule, ...changes } },
});

const blob = (mediaType: string, bytes = 10) => ({ hash: mediaType, mediaType, bytes });
const still = { ...blob('image/jpeg'), width: 4, height: 3 };
const image: Attachment = { id: 'i', kind: 'image', name: 'a.png', ...still };
const film = (mediaType: string, frames = 2, bytes = 10): Attachment & { kind: 'video' } => ({
  id: 'v',
  kind: 'video',
  name: 'a',
  source: blob(mediaType, bytes),
  frames: Array.from({ length: frames }, (_, atMs) => ({ ...still, atMs })),
});
const filmOnWeb: Attachment = { id: 'w', kind: 'video', name: 'a', source: { url: 'https://e.com/a.mp4' }, frames: [] };
const paper = (pages: number): Attachment & { kind: 'document' } => ({
  id: 'd',
  kind: 'document',
  name: 'a.pdf',
  source: blob('application/pdf'),
  pages: Array.from({ length: pages }, (_, index) => ({ ...still, page: index + 1 })),
});
const paperOnWeb: Attachment = {
  id: 'p',
  kind: 'document',
  name: 'a',
  source: { url: 'https://e.com/a.pdf' },
  pages: [],
};
const sound: Attachment = { id: 's', kind: 'audio', name: 'a.wav', ...blob('audio/wav') };

describe('wayOf', () => {
  const cases: readonly [what: string, attachment: Attachment, taker: Taker, way: Way][] = [
    ['a picture', image, everything, { as: 'bytes', kind: 'image' }],
    [
      'a picture where only addresses are taken',
      image,
      only('image', { data: false }),
      nothing('image', 'address-only'),
    ],
    [
      'a picture of the web where only addresses are taken',
      { ...image, url: 'https://e.com/a.png' },
      only('image', { data: false }),
      { as: 'address', kind: 'image', url: 'https://e.com/a.png' },
    ],
    ['a film of a type that is taken', film('video/mp4'), everything, { as: 'bytes', kind: 'video' }],
    ['a film of another type', film('video/webm'), everything, { as: 'frames', kind: 'image' }],
    [
      'a film that is too large',
      film('video/mp4', 2, 11),
      { ...everything, rules: { ...everything.rules, video: { ...rule, maxBytes: 10 } } },
      { as: 'frames', kind: 'image' },
    ],
    ['a film where only pictures are seen', film('video/mp4'), only('image'), { as: 'frames', kind: 'image' }],
    ['a film of another type without frames', film('video/webm', 0), everything, nothing('video', 'type')],
    [
      'more frames than pictures are taken',
      film('video/webm', 3),
      only('image', { maxCount: 2 }),
      { ...nothing('image', 'count'), limit: 2 },
    ],
    ['a film on the web', filmOnWeb, everything, { as: 'address', kind: 'video', url: 'https://e.com/a.mp4' }],
    ['a film on the web that nobody fetches', filmOnWeb, only('video', { url: false }), nothing('video', 'bytes-only')],
    ['a film on the web where films are unknown', filmOnWeb, only('image'), nothing('video', 'endpoint')],
    ['pages', paper(2), everything, { as: 'pages', kind: 'image' }],
    ['pages where nobody sees', paper(2), only('audio'), nothing('image', 'endpoint')],
    ['a PDF on the web', paperOnWeb, everything, { as: 'address', kind: 'file', url: 'https://e.com/a.pdf' }],
    ['sound', sound, everything, { as: 'bytes', kind: 'audio' }],
    ['sound that the model does not hear', sound, { ...everything, input: ['text'] }, nothing('audio', 'model')],
    ['sound that is too large', sound, only('audio', { maxBytes: 9 }), { ...nothing('audio', 'size'), limit: 9 }],
  ];
  for (const [what, attachment, taker, way] of cases) {
    it(`sends ${what}: ${way.as}`, () => assert.deepEqual(wayOf(attachment, taker), way));
  }

  it('names the bytes that a way needs, and no others', () => {
    const hashes = (attachment: Attachment, taker: Taker): string[] =>
      blobsFor(attachment, wayOf(attachment, taker)).map(({ hash }) => hash);
    assert.deepEqual(hashes(film('video/mp4'), everything), ['video/mp4']);
    assert.deepEqual(hashes(film('video/mp4'), only('image')), ['image/jpeg', 'image/jpeg']);
    assert.deepEqual(hashes(paper(1), everything), ['image/jpeg']);
    assert.deepEqual(hashes(filmOnWeb, everything), []);
    assert.deepEqual(hashes(sound, only('image')), []);
  });

  it('knows what may stand together', () => {
    const taker: Taker = { ...everything, mixing: [['image', 'video'], ['file']] };
    assert.equal(mayMix(new Set(['image', 'video']), taker), true);
    assert.equal(mayMix(new Set(['image', 'file']), taker), false);
    assert.equal(mayMix(new Set(['audio']), taker), true);
    assert.equal(mayMix(new Set(['image', 'file']), everything), true);
  });
});

function nothing(kind: 'image' | 'video' | 'audio', why: (Way & { as: 'nothing' })['why']): Way & { as: 'nothing' } {
  return { as: 'nothing', kind, why };
}
