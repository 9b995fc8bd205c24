import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { pixelRatioOf } from '../../../../src/core/studio/pixelRatio.ts';

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The beginning of a PNG, as far as it says how dense it is. */
function png(perMetre?: number, { unit = 1, vertical = perMetre ?? 0 } = {}): Uint8Array {
  const density = Buffer.alloc(9);
  density.writeUInt32BE(perMetre ?? 0);
  density.writeUInt32BE(vertical, 4);
  density.writeUInt8(unit, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.alloc(13)),
    ...(perMetre === undefined ? [] : [chunk('sRGB', Buffer.alloc(1)), chunk('pHYs', density)]),
    chunk('IDAT', Buffer.alloc(40)),
  ]);
}

const ratio = (data: Uint8Array, name = 'shot.png', width = 2880, height = 1800): number =>
  pixelRatioOf({ name, data, width, height });

describe('pixelRatioOf', () => {
  it('goes by the name first', () => {
    assert.equal(ratio(png(), 'home@2x.png'), 2);
    assert.equal(ratio(png(5669), 'home@3x.png'), 3);
    assert.equal(ratio(png(5669), 'home@1x.png'), 1);
    assert.equal(ratio(png(), 'home@1.5x.webp'), 1.5);
    assert.equal(ratio(png(), 'mail me@2xyz.png'), 1);
  });

  it('then by the density that the system wrote', () => {
    assert.equal(ratio(png(5669)), 2, '144 dpi');
    assert.equal(ratio(png(7559)), 2, '192 dpi');
    assert.equal(ratio(png(8504)), 3, '216 dpi');
    assert.equal(ratio(png(4724)), 1.25, '120 dpi');
    for (const plain of [2835, 3779, 11_811, 1]) assert.equal(ratio(png(plain)), 1, `${plain} per metre`);
    assert.equal(ratio(png(5669, { unit: 0 })), 1, 'a mere aspect');
    assert.equal(ratio(png(5669, { vertical: 2835 })), 1, 'pixels that are not square');
  });

  it('then by the screen of a phone, either way up', () => {
    assert.equal(ratio(png(), 'a.png', 1170, 2532), 3);
    assert.equal(ratio(png(), 'a.png', 2532, 1170), 3);
    assert.equal(ratio(png(2835), 'a.png', 1080, 2400), 2.625);
    assert.equal(ratio(png(), 'a.png', 1440, 3000), 1, 'a long page of a desktop');
  });

  it('is 1 for anything else, however short', () => {
    const whole = png(5669);
    for (let length = 0; length < whole.length; length++) {
      assert.ok([1, 2].includes(ratio(whole.subarray(0, length))), `${length} bytes`);
    }
    assert.equal(ratio(Buffer.from('GIF89a, not a PNG at all')), 1);
  });
});
