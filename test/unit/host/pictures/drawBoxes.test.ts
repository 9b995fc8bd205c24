import assert from 'node:assert/strict';
import path from 'node:path';
import sharp from 'sharp';
import { sourceCodecFiles } from '../../../../src/host/pictures/codecFiles.ts';
import type { DrawnBox } from '../../../../src/host/pictures/codecMessages.ts';
import { PictureCodec } from '../../../../src/host/pictures/pictureCodec.ts';

const plain = (width: number, height: number, background = '#204060'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const box = (number: number, left: number, top: number, right: number, bottom: number, label = ''): DrawnBox => ({
  number,
  label,
  colour: number - 1,
  box: { left, top, right, bottom },
});
const pixelsOf = async (data: Uint8Array) => {
  const { data: raw, info } = await sharp(data).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    info,
    at: (x: number, y: number): number[] => [...raw.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)],
  };
};

describe('PictureCodec with boxes', function () {
  this.timeout(30_000);
  let codec: PictureCodec;
  before(() => {
    codec = new PictureCodec(sourceCodecFiles(path.resolve(import.meta.dirname, '../../../..')));
  });
  after(() => codec.dispose());

  it('draws a box around its place and leaves the place as it is', async () => {
    const data = await plain(800, 600);
    const drawn = await codec.drawBoxes({ data, name: 'n' }, [box(1, 0.25, 0.5, 0.5, 0.75, 'Save')]);
    assert.deepEqual([drawn.width, drawn.height], [800, 600]);
    const { at } = await pixelsOf(drawn.data);
    // Colour 0 is #d55e00; the line lies just outside of 200, 300 to 400, 450.
    assert.deepEqual(at(300, 298), [0xd5, 0x5e, 0x00, 255]);
    assert.deepEqual(at(402, 400), [0xd5, 0x5e, 0x00, 255]);
    for (const [x, y] of [
      [201, 301],
      [300, 375],
      [398, 448],
      [100, 100],
      [700, 500],
    ] as const) {
      assert.deepEqual(at(x, y), [0x20, 0x40, 0x60, 255], `${x}, ${y}`);
    }
  });

  it('gives a thin or small picture room for its labels, and draws boxes of one pixel so that they are seen', async () => {
    const drawn = await codec.drawBoxes({ data: await plain(60, 12), name: 'n' }, [box(1, 0.5, 0.5, 0.51, 0.51)]);
    assert.ok(drawn.width > 60 && drawn.height > 12);
    const { at, info } = await pixelsOf(drawn.data);
    assert.equal(at(0, 0)[3], 0);
    let painted = 0;
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++) if (at(x, y).join() === '213,94,0,255') painted++;
    }
    assert.ok(painted > 60, `${painted} pixels`);
  });

  it('puts two wide pictures one above the other, and two tall ones beside each other', async () => {
    const put = async (width: number, height: number) =>
      codec.drawBoxes({ data: await plain(width, height), name: 'n' }, [box(1, 0, 0, 1, 1)], {
        data: await plain(width, height, '#ff0000'),
        boxes: [box(1, 0, 0, 1, 1)],
      });
    const wide = await put(1200, 400);
    assert.ok(wide.width === 1200 && wide.height > 800, `${wide.width} × ${wide.height}`);
    const tall = await put(400, 1200);
    assert.ok(tall.width > 800 && tall.height === 1200, `${tall.width} × ${tall.height}`);
    const { at } = await pixelsOf(tall.data);
    assert.deepEqual(at(tall.width - 200, 600), [255, 0, 0, 255]);
  });

  it('brings down what is larger than anybody sees, and takes every kind of picture', async () => {
    const jpeg = await sharp(await plain(5000, 2500))
      .jpeg()
      .toBuffer();
    const drawn = await codec.drawBoxes({ data: jpeg, name: 'n' }, [box(1, 0.1, 0.1, 0.2, 0.2, '<按钮 & "x">\u0007')]);
    assert.deepEqual([drawn.width, drawn.height], [2400, 1200]);
  });

  it('measures two pictures that differ at one place, of two sizes', async () => {
    const button = await plain(200, 80, '#ff4000');
    const first = await sharp(await plain(800, 600, '#ffffff'))
      .composite([{ input: button, left: 304, top: 200 }])
      .png()
      .toBuffer();
    const second = await sharp(await plain(800, 600, '#ffffff'))
      .png()
      .toBuffer();
    const same = await codec.measure({ data: first, name: 'a' }, { data: first, name: 'b' });
    assert.deepEqual([same.total, same.regions], [1, []]);
    const half = await sharp(second).resize(400, 300).png().toBuffer();
    const measured = await codec.measure({ data: first, name: 'a' }, { data: half, name: 'b' });
    assert.ok(measured.total < 1);
    assert.deepEqual(measured.sizes, [
      { width: 800, height: 600 },
      { width: 800, height: 600 },
    ]);
    const [place] = measured.regions;
    assert.ok(place && Math.abs(place.x - 304) <= 16 && Math.abs(place.y - 200) <= 16, JSON.stringify(place));
  });

  it('says which picture cannot be read', async () => {
    await assert.rejects(codec.drawBoxes({ data: new Uint8Array([1, 2, 3]), name: 'n' }, []), /n: not-a-picture/);
  });
});
