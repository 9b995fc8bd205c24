import assert from 'node:assert/strict';
import path from 'node:path';
import sharp from 'sharp';
import { type PictureRule, UnreadablePicture, type UnreadableReason } from '../../../../src/core/attachments/index.ts';
import { sourceCodecFiles } from '../../../../src/host/pictures/codecFiles.ts';
import type { FittedPicture } from '../../../../src/host/pictures/codecMessages.ts';
import { PictureCodec } from '../../../../src/host/pictures/pictureCodec.ts';
import { bmp, colorsAt, flag, noise, secrets, withSecrets } from './realPictures.ts';

const files = sourceCodecFiles(path.resolve(import.meta.dirname, '../../../..'));
/** What BigModel documents. */
const strict: PictureRule = {
  mediaTypes: ['image/jpeg', 'image/png'],
  maxBytes: 5 * 1024 * 1024,
  maxWidth: 6000,
  maxHeight: 6000,
};
const quarters = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;
const upright = ['green', 'blue', 'red', 'blue'];

describe('PictureCodec', function () {
  this.timeout(30_000);
  let codec: PictureCodec;

  before(() => {
    codec = new PictureCodec(files);
  });
  after(() => codec.dispose());

  const fitTo = (data: Uint8Array, rule: PictureRule = strict): Promise<FittedPicture> => codec.fit(data, 'n', rule);
  const refused = async (data: Uint8Array, reason: UnreadableReason): Promise<void> => {
    await assert.rejects(fitTo(data), (error: unknown) => {
      assert.ok(error instanceof UnreadablePicture);
      assert.deepEqual([error.reason, error.pictureName], [reason, 'n']);
      return true;
    });
  };

  const kinds: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    'PNG with a palette': () => flag().png({ palette: true }).toBuffer(),
    'PNG, interlaced': () => flag().png({ progressive: true }).toBuffer(),
    'PNG of 16 bits': () => flag().toColourspace('rgb16').png().toBuffer(),
    JPEG: () => flag().jpeg().toBuffer(),
    'JPEG, progressive': () => flag().jpeg({ progressive: true }).toBuffer(),
    'JPEG in CMYK': () => flag().toColourspace('cmyk').jpeg().toBuffer(),
    'WebP, lossy': () => flag().webp().toBuffer(),
    'WebP, lossless': () => flag().webp({ lossless: true }).toBuffer(),
    GIF: () => flag().gif().toBuffer(),
    BMP: () => bmp(flag()),
    AVIF: () => flag().avif({ effort: 0 }).toBuffer(),
    'AVIF of 10 bits': () => flag().avif({ effort: 0, bitdepth: 10 }).toBuffer(),
    'TIFF with LZW': () => flag().tiff({ compression: 'lzw' }).toBuffer(),
    'TIFF with Deflate, in tiles': () => flag().tiff({ compression: 'deflate', tile: true }).toBuffer(),
    'TIFF with JPEG': () => flag().tiff({ compression: 'jpeg' }).toBuffer(),
    'TIFF of 16 bits': () => flag().toColourspace('rgb16').tiff({ compression: 'none' }).toBuffer(),
  };
  for (const [kind, make] of Object.entries(kinds)) {
    it(`reads ${kind}, and makes what the endpoint takes in half the size`, async () => {
      const fitted = await fitTo(await make(), { ...strict, maxWidth: 32 });
      assert.deepEqual([fitted.width, fitted.height], [32, 16]);
      assert.ok(strict.mediaTypes.includes(fitted.mediaType));
      const { format, width, height } = await sharp(fitted.data).metadata();
      assert.deepEqual([`image/${format}`, width, height], [fitted.mediaType, 32, 16]);
      assert.deepEqual(await colorsAt(fitted.data, ...quarters), upright);
      assert.deepEqual([fitted.original.width, fitted.original.height], [64, 32]);
    });
  }

  it('takes the first picture of an animation', async () => {
    const frames = [await flag().png().toBuffer(), await flag().negate().png().toBuffer()];
    const animated = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const fitted = await fitTo(animated);
    assert.deepEqual([fitted.mediaType, fitted.width, fitted.height], ['image/png', 64, 32]);
    assert.deepEqual(await colorsAt(fitted.data, ...quarters), upright);
  });

  it('renders a drawing on white, large enough to see, with the text that is in it', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10" fill="#d22"/></svg>';
    const fitted = await fitTo(Buffer.from(svg));
    assert.deepEqual([fitted.mediaType, fitted.width, fitted.height], ['image/png', 1024, 512]);
    assert.deepEqual(await colorsAt(fitted.data, [0.25, 0.5], [0.75, 0.5]), ['red', 'white']);
    const words = svg.replace('</svg>', '<text x="11" y="8" font-size="9">M</text></svg>');
    const written = await fitTo(Buffer.from(words));
    const { data } = await sharp(written.data).extract({ left: 520, top: 0, width: 500, height: 512 }).raw().toBuffer({
      resolveWithObject: true,
    });
    // On a machine without fonts it says so instead.
    assert.equal(
      data.some(value => value < 100),
      written.textMissing !== true,
    );
  });

  it('loads nothing that a drawing names', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><image href="file:///etc/hostname" width="9" height="9"/><script>throw 1</script></svg>';
    assert.deepEqual(await colorsAt((await fitTo(Buffer.from(svg))).data, [0.25, 0.5]), ['white']);
  });

  it('cuts a part out of the picture as it is displayed, without loss', async () => {
    const part = { left: 0.5, top: 0, right: 1, bottom: 0.5 };
    const png: PictureRule = { mediaTypes: ['image/png'] };
    for (const orientation of [1, 6]) {
      const stored = await flag().withMetadata({ orientation }).png().toBuffer();
      const whole = await codec.fit(stored, 'n', png);
      const cut = await codec.fit(stored, 'n', png, undefined, part);
      assert.deepEqual([cut.mediaType, cut.width, cut.height], ['image/png', whole.width / 2, whole.height / 2]);
      const expected = await sharp(whole.data)
        .extract({ left: whole.width / 2, top: 0, width: cut.width, height: cut.height })
        .removeAlpha()
        .raw()
        .toBuffer();
      assert.ok(expected.equals(await sharp(cut.data).removeAlpha().raw().toBuffer()));
    }
  });

  it('turns a photo upright, whichever way it is stored', async () => {
    const expected: Readonly<Record<number, string[]>> = {
      1: ['green', 'blue', 'red', 'blue'],
      2: ['blue', 'green', 'blue', 'red'],
      3: ['blue', 'red', 'blue', 'green'],
      4: ['red', 'blue', 'green', 'blue'],
      5: ['green', 'red', 'blue', 'blue'],
      6: ['red', 'green', 'blue', 'blue'],
      7: ['blue', 'blue', 'red', 'green'],
      8: ['blue', 'blue', 'green', 'red'],
    };
    for (const [orientation, colors] of Object.entries(expected)) {
      for (const format of ['jpeg', 'webp', 'png', 'tiff'] as const) {
        const stored = await flag()
          .withMetadata({ orientation: Number(orientation) })
          .toFormat(format)
          .toBuffer();
        const fitted = await fitTo(stored);
        const size = Number(orientation) > 4 ? [32, 64] : [64, 32];
        assert.deepEqual([fitted.width, fitted.height], size, `${format} ${orientation}`);
        assert.deepEqual(await colorsAt(fitted.data, ...quarters), colors, `${format} ${orientation}`);
        assert.equal((await sharp(fitted.data).metadata()).orientation ?? 1, 1);
      }
    }
  });

  it('sends a screenshot that fits as it is, pixel for pixel, without what it says beside them', async () => {
    const shot = await withSecrets(flag(640, 320).png()).toBuffer();
    assert.ok(shot.includes(secrets.author));
    const fitted = await fitTo(shot);
    assert.deepEqual([fitted.mediaType, fitted.width, fitted.height], ['image/png', 640, 320]);
    assert.ok(fitted.data.length < shot.length);
    assert.ok(!Buffer.from(fitted.data).includes(secrets.author));
    assert.deepEqual(await sharp(fitted.data).raw().toBuffer(), await flag(640, 320).raw().toBuffer());
  });

  it('lets no author, place or comment through, whether it encodes anew or not', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'avif'] as const) {
      const stored = await withSecrets(flag().toFormat(format)).toBuffer();
      assert.ok(stored.includes(secrets.author), `${format} has the author`);
      for (const rule of [strict, { ...strict, maxWidth: 32 }, { mediaTypes: [`image/${format}`, 'image/png'] }]) {
        const { data, width } = await fitTo(stored, rule);
        assert.equal(width, rule.maxWidth === 32 ? 32 : 64);
        for (const secret of [secrets.author, secrets.comment, 'Exif', 'GPS']) {
          assert.ok(!Buffer.from(data).includes(secret), `${format}: ${secret}`);
        }
        assert.equal((await sharp(data).metadata()).exif, undefined);
      }
    }
  });

  it('keeps the colours of a wide-gamut screen: the profile stays, also when it encodes anew', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const stored = await flag().withIccProfile('p3').toFormat(format).toBuffer();
      const profile = (await sharp(stored).metadata()).icc;
      assert.ok(profile);
      for (const rule of [{ ...strict, mediaTypes: [`image/${format}`] }, strict, { ...strict, maxWidth: 32 }]) {
        if (!rule.mediaTypes.some(type => type !== 'image/webp') && rule.maxWidth === 32) continue;
        const { data } = await fitTo(stored, rule);
        assert.deepEqual((await sharp(data).metadata()).icc, profile, `${format} ${rule.mediaTypes}`);
      }
    }
  });

  it('fits what has too many bytes: without loss where that is enough, else as JPEG, else smaller', async () => {
    const drawn = await flag(1200, 600).png({ compressionLevel: 0 }).toBuffer();
    const kept = await fitTo(drawn, { ...strict, maxBytes: 60_000 });
    assert.deepEqual([kept.mediaType, kept.width], ['image/png', 1200]);
    assert.deepEqual(await sharp(kept.data).removeAlpha().raw().toBuffer(), await flag(1200, 600).raw().toBuffer());

    const loud = await noise(300, 200).png().toBuffer();
    const lossy = await fitTo(loud, { ...strict, maxBytes: 100_000 });
    assert.deepEqual([lossy.mediaType, lossy.width], ['image/jpeg', 300]);
    assert.ok(lossy.data.length <= 100_000);

    const tiny = await fitTo(loud, { ...strict, maxBytes: 9000 });
    assert.ok(tiny.width < 300 && tiny.data.length <= 9000);
    assert.equal((await sharp(tiny.data).metadata()).width, tiny.width);

    const only = await fitTo(loud, { mediaTypes: ['image/png'], maxBytes: 9000 });
    assert.ok(only.mediaType === 'image/png' && only.data.length <= 9000);
  });

  it('shrinks a large picture as a good filter would, by whole fractions and by others', async () => {
    const large = flag(2400, 1200);
    const png = await large.clone().png().toBuffer();
    for (const width of [1200, 800, 700]) {
      const fitted = await fitTo(png, { mediaTypes: ['image/png'], maxWidth: width });
      assert.deepEqual([fitted.width, fitted.height], [width, width / 2]);
      const ours = await sharp(fitted.data).removeAlpha().raw().toBuffer();
      const theirs = await large.clone().resize(width).raw().toBuffer();
      const meanDifference =
        ours.reduce((sum, value, at) => sum + Math.abs(value - (theirs[at] ?? 0)), 0) / ours.length;
      assert.ok(meanDifference < 0.5, `${width}: ${meanDifference}`);
    }
  });

  it('puts what is clear on white where the endpoint has no alpha', async () => {
    const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer();
    const { data } = await fitTo(clear, { mediaTypes: ['image/jpeg'] });
    assert.deepEqual(await colorsAt(data, [0.5, 0.5]), ['white']);
  });

  it('refuses what is damaged or far too large, by the header, and goes on', async () => {
    const png = await noise(64, 64).png().toBuffer();
    await refused(png.subarray(0, png.length >> 1), 'damaged');
    await refused(Buffer.concat([(await flag().jpeg().toBuffer()).subarray(0, 200), Buffer.alloc(50)]), 'damaged');
    const bomb = await flag().png().toBuffer();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    await refused(bomb, 'too-many-pixels');
    const gif = await flag().gif().toBuffer();
    gif.writeUInt16LE(65_000, 6);
    gif.writeUInt16LE(65_000, 8);
    await refused(gif, 'too-many-pixels');
    await refused(Buffer.from('no picture'), 'not-a-picture');
    assert.equal((await fitTo(await flag().webp().toBuffer())).width, 64);
  });

  it("leaves the caller's bytes alone", async () => {
    const shot = await flag().png().toBuffer();
    const before = Buffer.from(shot);
    await fitTo(shot);
    assert.ok(shot.equals(before));
  });

  it('is cancelled while it works and while it waits, with the reason, and goes on', async () => {
    const [busy, waiting] = [new AbortController(), new AbortController()];
    const shot = await noise(2000, 1500).png().toBuffer();
    const small = { ...strict, maxWidth: 100 };
    const running = codec.fit(shot, 'n', small, busy.signal);
    const queued = codec.fit(shot, 'n', small, waiting.signal);
    const last = codec.fit(await flag().png().toBuffer(), 'n', { mediaTypes: ['image/jpeg'] });
    const settled = Promise.allSettled([running, queued]);
    waiting.abort(new Error('not waited for'));
    busy.abort(new Error('not wanted'));
    assert.deepEqual(
      (await settled).map(result => result.status === 'rejected' && result.reason.message),
      ['not wanted', 'not waited for'],
    );
    assert.equal((await last).mediaType, 'image/jpeg');
    await assert.rejects(codec.fit(shot, 'n', small, AbortSignal.abort(new Error('too late'))), /too late/);
  });

  it('gives up what takes too long, and goes on', async () => {
    const hasty = new PictureCodec(files, { timeoutMs: 1 });
    try {
      const shot = await noise(2000, 1500).png().toBuffer();
      const reason = await hasty.fit(shot, 'slow', { ...strict, maxWidth: 100 }).then(
        () => 'fitted',
        error => (error as UnreadablePicture).reason,
      );
      assert.equal(reason, 'gave-up');
    } finally {
      hasty.dispose();
    }
  });

  it('survives the death of its thread: the picture that killed it fails, the next is read', async () => {
    const worker = path.join(import.meta.dirname, 'mortalWorker.ts');
    const mortal = new PictureCodec({ ...files, worker });
    try {
      const good = await flag().webp().toBuffer();
      const results = await Promise.allSettled([
        mortal.fit(Buffer.from('exit'), 'a', strict),
        mortal.fit(good, 'b', strict),
        mortal.fit(Buffer.from('throw'), 'c', strict),
        mortal.fit(good, 'd', strict),
      ]);
      assert.deepEqual(
        results.map(result => (result.status === 'fulfilled' ? result.value.width : result.reason.message)),
        ['a: gave-up', 64, 'c: gave-up', 64],
      );
    } finally {
      mortal.dispose();
    }
  });
});
