import assert from 'node:assert/strict';
import { drawnSize, fitSize, mayStay, type PictureRule } from '../../../../src/core/attachments/index.ts';

const rule: PictureRule = { mediaTypes: ['image/png', 'image/jpeg'], maxWidth: 6000, maxHeight: 6000 };

describe('the rule of an endpoint for pictures', () => {
  it('keeps proportions, stays within both sides, and never enlarges', () => {
    assert.deepEqual(fitSize({ width: 1920, height: 1080 }, rule), { width: 1920, height: 1080 });
    assert.deepEqual(fitSize({ width: 12_000, height: 3000 }, rule), { width: 6000, height: 1500 });
    assert.deepEqual(fitSize({ width: 8000, height: 9000 }, rule), { width: 5333, height: 6000 });
    assert.deepEqual(fitSize({ width: 60_000, height: 2 }, rule), { width: 6000, height: 1 });
    assert.deepEqual(fitSize({ width: 9000, height: 9000 }, { mediaTypes: [] }), { width: 9000, height: 9000 });
  });

  it('has a small drawing rendered large enough to be seen, within the rule', () => {
    assert.deepEqual(drawnSize({ width: 24, height: 12 }, rule), { width: 1024, height: 512 });
    assert.deepEqual(drawnSize({ width: 2000, height: 1000 }, rule), { width: 2000, height: 1000 });
    assert.deepEqual(drawnSize({ width: 24, height: 24 }, { ...rule, maxWidth: 100 }), { width: 100, height: 100 });
  });

  it('leaves a picture alone only when its type and both sides fit', () => {
    assert.equal(mayStay({ mediaType: 'image/png', width: 6000, height: 6000 }, rule), true);
    assert.equal(mayStay({ mediaType: 'image/png', width: 6001, height: 10 }, rule), false);
    assert.equal(mayStay({ mediaType: 'image/webp', width: 10, height: 10 }, rule), false);
  });
});
