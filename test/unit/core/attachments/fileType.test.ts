import assert from 'node:assert/strict';
import { decodeText, fileTypeOf, wavDurationMs } from '../../../../src/core/attachments/index.ts';
import { docx, pdf, wav } from '../../../support/attachmentFiles.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('fileTypeOf', () => {
  const known: readonly [head: Uint8Array, type: string][] = [
    [ascii('\x89PNG\r\n'), 'picture'],
    [ascii('RIFF\0\0\0\0WEBPVP8 '), 'picture'],
    [ascii('\0\0\0\x1cftypavif'), 'picture'],
    [pdf([[0, 0, 0]]), 'document application/pdf'],
    [ascii('junk\n%PDF-1.4'), 'document application/pdf'],
    [docx(''), 'zip'],
    [ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'old-office'],
    [wav(10), 'audio audio/wav'],
    [ascii('ID3\x04'), 'audio audio/mpeg'],
    [ascii('\xff\xfb\x90\x64'), 'audio audio/mpeg'],
    [ascii('\xff\xf1\x50\x80'), 'audio audio/aac'],
    [ascii('\0\0\0\x20ftypisom'), 'video video/mp4'],
    [ascii('\0\0\0\x14ftypqt  '), 'video video/quicktime'],
    [ascii('\0\0\0\x20ftypM4A '), 'audio audio/mp4'],
    [ascii('\x1a\x45\xdf\xa3\x01\x42\x82\x84webm'), 'video video/webm'],
    [ascii('\x1a\x45\xdf\xa3\x01\x42\x82\x88matroska'), 'video video/x-matroska'],
    // UTF-16 with its mark is text.
    [ascii('\xff\xfeA\0'), 'other'],
    [ascii('plain'), 'other'],
    [new Uint8Array(0), 'other'],
  ];
  for (const [head, expected] of known) {
    it(`tells ${expected} by ${JSON.stringify(Buffer.from(head.subarray(0, 12)).toString('latin1'))}`, () => {
      const type = fileTypeOf(head);
      assert.equal('mediaType' in type ? `${type.kind} ${type.mediaType}` : type.kind, expected);
    });
  }
});

describe('decodeText', () => {
  it('reads UTF-8, UTF-16 and GB18030', () => {
    assert.equal(decodeText(ascii('\xef\xbb\xbfa\r\n')), 'a\r\n');
    assert.equal(decodeText(new TextEncoder().encode('é 中文')), 'é 中文');
    assert.equal(decodeText(ascii('\xff\xfe\x2d\x4e')), '中');
    assert.equal(decodeText(ascii('\xfe\xff\x4e\x2d')), '中');
    assert.equal(decodeText(ascii('\xd6\xd0\xce\xc4 = 1')), '中文 = 1');
  });

  it('takes no bytes for text that are none', () => {
    assert.equal(decodeText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0)), undefined);
    assert.equal(decodeText(Uint8Array.of(0xff, 0xff, 0xff, 0xff)), undefined);
    // Control characters are UTF-8, and no GB18030 that anybody wrote.
    assert.equal(decodeText(Uint8Array.of(0x81, 0x30, 0x84, 0x36, 1, 2, 3, 0xa1)), undefined);
  });
});

describe('wavDurationMs', () => {
  it('counts the samples, also of a file that was cut or never finished', () => {
    assert.equal(wavDurationMs(wav(1500)), 1500);
    assert.equal(wavDurationMs(wav(1500).slice(0, 44 + 8000)), 500);
    const unfinished = wav(1000);
    new DataView(unfinished.buffer).setUint32(40, 0, true);
    assert.equal(wavDurationMs(unfinished), 1000);
  });

  it('knows nothing of what is none', () => {
    assert.equal(wavDurationMs(new Uint8Array(100)), undefined);
    assert.equal(wavDurationMs(wav(10).slice(0, 20)), undefined);
  });
});
