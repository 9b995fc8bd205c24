import assert from 'node:assert/strict';
import sharp from 'sharp';
import { inspectPicture, stripMetadata } from '../../../../src/core/attachments/index.ts';

const picture = sharp({ create: { width: 12, height: 8, channels: 3, background: '#2a7' } });
const pixels = (data: Uint8Array): Promise<Buffer> => sharp(data).ensureAlpha().raw().toBuffer();
const strip = (data: Uint8Array): Buffer => {
  const stripped = stripMetadata(data, inspectPicture(data, 'n').mediaType);
  assert.ok(stripped);
  return Buffer.from(stripped);
};

/** A comment block in front of a GIF's first frame or its graphic control. */
function commented(gif: Buffer, text: string): Buffer {
  const at = 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1);
  const comment = Buffer.from([0x21, 0xfe, text.length, ...Buffer.from(text), 0]);
  return Buffer.concat([gif.subarray(0, at), comment, gif.subarray(at)]);
}

describe('stripMetadata', () => {
  it('leaves nothing behind the end of a picture', async () => {
    for (const format of ['png', 'jpeg', 'gif'] as const) {
      const clean = await picture.toFormat(format).toBuffer();
      const stripped = strip(Buffer.concat([clean, Buffer.from('a film, and where it was made')]));
      assert.ok(!stripped.includes('where it was made'), format);
      assert.deepEqual(await pixels(stripped), await pixels(clean));
    }
  });

  it('takes comments and the words of applications out of a GIF, and leaves its frames and its loop', async () => {
    const frames = [await picture.png().toBuffer(), await picture.clone().negate().png().toBuffer()];
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ loop: 3 })
      .toBuffer();
    const stripped = strip(commented(gif, 'a secret'));
    assert.ok(!stripped.includes('a secret'));
    const { pages, loop } = await sharp(stripped, { animated: true }).metadata();
    assert.deepEqual([pages, loop], [2, 3]);
  });

  it('takes XMP out of WebP and says in its header that it is gone', async () => {
    const webp = await picture.webp().withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">secret</x:xmpmeta>').toBuffer();
    assert.ok(webp.includes('secret'));
    const stripped = strip(webp);
    assert.ok(!stripped.includes('secret'));
    const { width, xmp } = await sharp(stripped).metadata();
    assert.deepEqual([width, xmp], [12, undefined]);
    assert.equal(stripped.readUInt32LE(4), stripped.length - 8);
  });

  it('keeps what the colours need: palette, transparency, the marker of how they are coded', async () => {
    const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#12345640' } })
      .png({ palette: true })
      .toBuffer();
    assert.deepEqual(await pixels(strip(clear)), await pixels(clear));
    const cmyk = await picture.clone().toColourspace('cmyk').jpeg().toBuffer();
    assert.deepEqual(await pixels(strip(cmyk)), await pixels(cmyk));
  });

  it('leaves alone what it cannot take apart', async () => {
    for (const format of ['png', 'gif', 'jpeg'] as const) {
      const whole = await picture.toFormat(format).toBuffer();
      assert.equal(
        stripMetadata(whole.subarray(0, format === 'jpeg' ? 60 : whole.length - 4), `image/${format}`),
        undefined,
      );
    }
    const tiff = await picture.tiff().toBuffer();
    assert.equal(stripMetadata(tiff, 'image/tiff'), undefined);
  });
});
