import assert from 'node:assert/strict';
import path from 'node:path';
import { encode } from 'fast-png';
import sharp from 'sharp';
import { inspectPicture } from '../../../../../src/core/attachments/index.ts';
import { sourceCodecFiles } from '../../../../../src/host/pictures/codecFiles.ts';
import { PictureCodec } from '../../../../../src/host/pictures/pictureCodec.ts';
import { type CutOut, cutOut, largePhotoBytes } from '../../../../../src/host/studio/assets/cutOut.ts';
import { colourIn, knownPictures, pageWithPictures, pictureSize } from '../../../../support/picturesPage.ts';

const bytesOf = ({ address }: CutOut): Uint8Array =>
  Uint8Array.from(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));

describe('cutOut', function () {
  this.timeout(30_000);
  const codec = new PictureCodec(sourceCodecFiles(path.resolve(import.meta.dirname, '../../../../..')));
  after(() => codec.dispose());
  const screenshot = inspectPicture(pageWithPictures(), 'photos.png');
  const { signal } = new AbortController();

  it('takes a piece out of the screenshot pixel for pixel', async () => {
    for (const [index, { x, y, width, height }] of knownPictures.entries()) {
      const box = {
        left: x / pictureSize.width,
        top: y / pictureSize.height,
        right: (x + width) / pictureSize.width,
        bottom: (y + height) / pictureSize.height,
      };
      const piece = await cutOut(codec, screenshot, { box, kind: 'photo' }, true, signal);
      const bytes = bytesOf(piece);
      assert.deepEqual([piece.isJpeg, piece.bytes, piece.pngBytes], [false, bytes.byteLength, undefined]);
      assert.ok(piece.address.startsWith('data:image/png;base64,') && piece.address.endsWith(piece.mark));
      const { data: rgb, info: size } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      assert.deepEqual([size.width, size.height], [width, height]);
      let wrong = 0;
      for (let at = 0; at < width * height; at++) {
        const colour = colourIn(index, at % width, Math.floor(at / width));
        if (colour.some((value, channel) => rgb[at * 3 + channel] !== value)) wrong++;
      }
      assert.equal(wrong, 0, `pixels of ${index}`);
    }
  });

  it('makes a large photo a JPEG where that is wanted, and nothing else', async () => {
    const side = 400;
    let seed = 7;
    const data = Uint8Array.from({ length: side * side * 3 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed >> 16;
    });
    const noise = inspectPicture(encode({ width: side, height: side, data, channels: 3, depth: 8 }), 'noise.png');
    const box = { left: 0, top: 0, right: 1, bottom: 1 };
    const cut = (kind: 'photo' | 'illustration', asJpeg: boolean): Promise<CutOut> =>
      cutOut(codec, noise, { box, kind }, asJpeg, signal);
    const jpeg = await cut('photo', true);
    assert.equal(jpeg.isJpeg, true);
    assert.equal(inspectPicture(bytesOf(jpeg), '').mediaType, 'image/jpeg');
    assert.ok(jpeg.pngBytes !== undefined && jpeg.pngBytes > largePhotoBytes && jpeg.bytes < jpeg.pngBytes);
    assert.equal((await cut('photo', false)).isJpeg, false);
    assert.equal((await cut('illustration', true)).isJpeg, false);
  });

  it('ends with what it waits for', async () => {
    const controller = new AbortController();
    const stopped = new Error('stopped');
    const cutting = cutOut(
      codec,
      screenshot,
      { box: { left: 0, top: 0, right: 1, bottom: 1 }, kind: 'icon' },
      true,
      controller.signal,
    );
    controller.abort(stopped);
    await assert.rejects(cutting, stopped);
  });
});
