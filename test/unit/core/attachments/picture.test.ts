import assert from 'node:assert/strict';
import { encode as encodePng } from 'fast-png';
import jpeg from 'jpeg-js';
import {
  inspectPicture,
  maxPictureBytes,
  picturePart,
  UnreadablePicture,
  type UnreadableReason,
} from '../../../../src/core/attachments/index.ts';

const png = (width: number, height: number): Uint8Array =>
  encodePng({ width, height, data: new Uint8Array(width * height * 3).fill(200), channels: 3 });
const jpg = (width: number, height: number): Uint8Array =>
  jpeg.encode({ width, height, data: new Uint8Array(width * height * 4).fill(120) }, 80).data;

/** An APP1 segment that holds nothing but the orientation, put behind the start marker. */
function turned(image: Uint8Array, orientation: number): Uint8Array {
  const exif = [
    ...[0xff, 0xe1, 0x00, 0x22], // marker, length 34
    ...[0x45, 0x78, 0x69, 0x66, 0, 0], // "Exif"
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8], // big-endian TIFF, first directory at 8
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], // one entry: orientation, short, 1
    ...[0, 0, 0, 0],
  ];
  return Uint8Array.from([...image.subarray(0, 2), ...exif, ...image.subarray(2)]);
}

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap(part => (typeof part === 'string' ? [...part].map(c => c.charCodeAt(0)) : part)),
  );
}

function refused(data: Uint8Array, reason: UnreadableReason, found?: string): void {
  assert.throws(
    () => inspectPicture(data, 'what.png'),
    (error: unknown) => {
      assert.ok(error instanceof UnreadablePicture);
      assert.deepEqual([error.reason, error.found, error.pictureName], [reason, found, 'what.png']);
      return true;
    },
  );
}

describe('inspectPicture', () => {
  it('reads type and size of every kind that is taken', () => {
    const webp = bytes('RIFF', [26, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 0x03, 0, 0x57, 0x02, 0]);
    const gif = bytes('GIF89a', [0x40, 0x01, 0xf0, 0x00, 0, 0, 0]);
    const bmp = bytes('BM', new Array(12).fill(0), [40, 0, 0, 0, 33, 0, 0, 0, 0xe7, 0xff, 0xff, 0xff], [1, 0, 24, 0]);
    const read = (data: Uint8Array): unknown[] => {
      const { mediaType, width, height } = inspectPicture(data, 'n');
      return [mediaType, width, height];
    };
    assert.deepEqual(read(png(37, 11)), ['image/png', 37, 11]);
    assert.deepEqual(read(jpg(64, 48)), ['image/jpeg', 64, 48]);
    assert.deepEqual(read(webp), ['image/webp', 800, 600]);
    assert.deepEqual(read(gif), ['image/gif', 320, 240]);
    const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg" width="10.4" height="20"></svg>');
    assert.deepEqual(read(svg), ['image/svg+xml', 10, 20]);
    // A negative height means rows from the top.
    assert.deepEqual(read(bmp), ['image/bmp', 33, 25]);
  });

  it('goes by content, whatever the name says', () => {
    assert.equal(inspectPicture(jpg(8, 8), 'shot.png').mediaType, 'image/jpeg');
    assert.equal(inspectPicture(png(8, 8), 'notes.txt').mediaType, 'image/png');
  });

  it('reads bytes that lie inside a larger buffer', () => {
    const inner = png(5, 9);
    const outer = new Uint8Array(inner.length + 100);
    outer.set(inner, 50);
    const picture = inspectPicture(outer.subarray(50, 50 + inner.length), 'n');
    assert.deepEqual([picture.width, picture.height], [5, 9]);
  });

  it('counts a photo upright when it is marked to be turned', () => {
    for (const [orientation, expected] of [
      [1, [64, 48]],
      [3, [64, 48]],
      [6, [48, 64]],
      [8, [48, 64]],
    ] as const) {
      const { width, height } = inspectPicture(turned(jpg(64, 48), orientation), 'n');
      assert.deepEqual([width, height], expected, `orientation ${orientation}`);
    }
  });

  it('says what is wrong with what is refused', () => {
    refused(new Uint8Array(), 'empty');
    refused(bytes('function main() { return 1 }'), 'not-a-picture');
    refused(new Uint8Array(200), 'not-a-picture');
    refused(bytes('%PDF-1.7\n'), 'not-a-picture');
    refused(
      bytes('8BPS', [0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, 9, 0, 8, 0, 3]),
      'unsupported-type',
      'PSD',
    );
    const bomb = png(10, 10);
    bomb.set([0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50], 16);
    refused(bomb, 'too-many-pixels', '50000 × 50000');
    refused(png(10, 10).subarray(0, 12), 'damaged');
    refused(jpg(10, 10).subarray(0, 40), 'damaged');
    const noWidth = png(10, 10);
    noWidth.set([0, 0, 0, 0], 16);
    refused(noWidth, 'damaged');
    const large = new Uint8Array(maxPictureBytes + 1);
    large.set(png(4, 4));
    refused(large, 'too-large');
    assert.equal(inspectPicture(large.subarray(0, maxPictureBytes), 'n').width, 4);
  });

  it('never puts bytes into the error', () => {
    const secret = bytes('SECRET-BYTES-OF-A-PICTURE');
    assert.throws(
      () => inspectPicture(secret, 'n'),
      (error: Error) => !`${error.message}${error.stack}`.includes('SECRET-BYTES') && error.cause === undefined,
    );
  });
});

describe('picturePart', () => {
  it('carries the bytes themselves, with type and name', () => {
    const data = png(3, 3);
    assert.deepEqual(picturePart(inspectPicture(data, 'a.png')), {
      type: 'image',
      source: { data, mediaType: 'image/png' },
      name: 'a.png',
    });
  });
});
