import assert from 'node:assert/strict';
import { type Attachment, attachmentSchema, blobsOf, hashesOf } from '../../../../src/core/attachments/index.ts';

const blob = (hash: string, mediaType = 'image/png') => ({ hash, mediaType, bytes: 3 });
const still = (hash: string) => ({ ...blob(hash), width: 2, height: 1 });

const all: readonly [attachment: Attachment, hashes: string[]][] = [
  [{ id: 'i', kind: 'image', name: 'a.png', ...still('picture') }, ['picture']],
  [
    {
      id: 'v',
      kind: 'video',
      name: 'a.webm',
      source: blob('film', 'video/webm'),
      frames: [
        { ...still('first'), atMs: 0 },
        { ...still('last'), atMs: 900 },
      ],
    },
    ['film', 'first', 'last'],
  ],
  [{ id: 'u', kind: 'video', name: 'b.mp4', source: { url: 'https://example.com/b.mp4' }, frames: [] }, []],
  [{ id: 's', kind: 'audio', name: 'a.wav', ...blob('sound', 'audio/wav'), durationMs: 10 }, ['sound']],
  [
    {
      id: 'd',
      kind: 'document',
      name: 'a.pdf',
      source: blob('paper', 'application/pdf'),
      pageCount: 9,
      pages: [{ ...still('page'), page: 7 }],
    },
    ['paper', 'page'],
  ],
  [
    {
      id: 't',
      kind: 'text',
      name: 'a.ts',
      ...blob('words', 'text/plain'),
      path: 'src/a.ts',
      languageId: 'typescript',
      part: 'file',
      firstLine: 1,
      lines: 1,
      characters: 3,
      tokens: 1,
    },
    ['words'],
  ],
];

describe('attachments', () => {
  for (const [attachment, hashes] of all) {
    it(`of kind ${attachment.kind} (${attachment.id}) are kept whole and name all that is stored for them`, () => {
      assert.deepEqual(attachmentSchema.parse(JSON.parse(JSON.stringify(attachment))), attachment);
      assert.deepEqual(hashesOf(attachment), hashes);
      for (const { mediaType, bytes } of blobsOf(attachment)) assert.ok(mediaType !== '' && bytes > 0);
    });
  }

  it('reads the pictures of the first version', () => {
    const { url: _, ...first } = { id: 'h', kind: 'image', name: 'a.png', ...still('h'), url: '' };
    assert.deepEqual(attachmentSchema.parse(first), first);
  });
});
