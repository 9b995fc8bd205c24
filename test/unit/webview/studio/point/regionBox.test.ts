import { deepEqual } from 'node:assert/strict';
import { boxBetween, moved, resized } from '../../../../../src/webview/studio/point/regionBox.ts';

const picture = { width: 100, height: 50 };

describe('boxBetween', () => {
  it('lies between two corners, whichever, inside of the picture', () => {
    deepEqual(boxBetween({ x: 40.4, y: 30 }, { x: 10, y: 5 }, picture), { x: 10, y: 5, width: 30, height: 25 });
    deepEqual(boxBetween({ x: -5, y: 20 }, { x: 300, y: 80 }, picture), { x: 0, y: 20, width: 100, height: 30 });
  });
});

describe('moved and resized', () => {
  const box = { x: 4, y: 10, width: 20, height: 20 };

  it('stay inside of the picture, and large enough to be seen', () => {
    deepEqual(moved(box, 'ArrowLeft', 8, picture), { ...box, x: 0 });
    deepEqual(moved({ ...box, y: 28 }, 'ArrowDown', 8, picture), { ...box, y: 30 });
    deepEqual(resized(box, 'ArrowRight', 8, picture), { ...box, width: 28 });
    deepEqual(resized({ ...box, height: 9 }, 'ArrowUp', 8, picture), { ...box, height: 8 });
    deepEqual(resized({ ...box, height: 38 }, 'ArrowDown', 8, picture), { ...box, height: 40 });
  });
});
