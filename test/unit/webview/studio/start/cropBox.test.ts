import assert from 'node:assert/strict';
import { boxBetween, leastSide, nudged, within } from '../../../../../src/webview/studio/start/cropBox.ts';

const picture = { width: 100, height: 60 };

describe('cropBox', () => {
  it('lies between two points in whatever order, and in the picture', () => {
    const box = { x: 10, y: 5, width: 30, height: 20 };
    assert.deepEqual(boxBetween({ x: 10, y: 5 }, { x: 40, y: 25 }, picture), box);
    assert.deepEqual(boxBetween({ x: 40, y: 25 }, { x: 10, y: 5 }, picture), box);
    assert.deepEqual(boxBetween({ x: -50, y: -50 }, { x: 500, y: 500 }, picture), { x: 0, y: 0, ...picture });
  });

  it('is never too small to be seen, even at an edge', () => {
    const box = within({ x: 99, y: 59, width: 0, height: 0 }, picture);
    assert.deepEqual(box, { x: 100 - leastSide, y: 60 - leastSide, width: leastSide, height: leastSide });
    assert.deepEqual(within({ x: 0, y: 0, width: 1, height: 1 }, { width: 3, height: 3 }), {
      x: 0,
      y: 0,
      width: 3,
      height: 3,
    });
  });

  it('is moved and stretched by arrows, and by no other key', () => {
    const box = { x: 10, y: 10, width: 20, height: 20 };
    assert.deepEqual(nudged(box, 'ArrowRight', 10, false, picture), { ...box, x: 20 });
    assert.deepEqual(nudged(box, 'ArrowUp', 10, true, picture), { ...box, height: 10 });
    assert.deepEqual(nudged({ ...box, x: 75 }, 'ArrowRight', 10, false, picture), { ...box, x: 80 });
    assert.equal(nudged(box, 'Tab', 10, false, picture), undefined);
    assert.equal(nudged(box, 'constructor', 10, false, picture), undefined);
  });
});
