import assert from 'node:assert/strict';
import { blockSizeOf } from '../../../../../src/webview/panel/annotator/blockSize.ts';
import {
  cropOf,
  dragHandle,
  handlesOf,
  type Mark,
  markAt,
  moveMark,
  numberOf,
  rectOf,
  resizeMark,
  type Shape,
  wholeRect,
} from '../../../../../src/webview/panel/annotator/mark.ts';

const picture = { width: 640, height: 400 };
const textSize = () => ({ width: 80, height: 20 });
const mark = (shape: Shape, ...points: [x: number, y: number][]): Mark => ({
  id: 1,
  shape,
  points: points.map(([x, y]) => ({ x, y })),
  color: '#ff0000',
  weight: 2,
});

describe('marks', () => {
  it('move as far as they stay in the picture', () => {
    const box = mark('box', [100, 100], [200, 150]);
    assert.deepEqual(rectOf(moveMark(box, { x: 10, y: -20 }, picture).points), {
      x: 110,
      y: 80,
      width: 100,
      height: 50,
    });
    assert.deepEqual(rectOf(moveMark(box, { x: 9999, y: 9999 }, picture).points), {
      x: 540,
      y: 350,
      width: 100,
      height: 50,
    });
    assert.deepEqual(rectOf(moveMark(box, { x: -9999, y: -9999 }, picture).points), {
      x: 0,
      y: 0,
      width: 100,
      height: 50,
    });
  });

  it('change their size at eight handles, whichever corner was drawn first', () => {
    const box = mark('box', [200, 150], [100, 100]);
    assert.equal(handlesOf(box).length, 8);
    const at = (handle: Parameters<typeof dragHandle>[1], x: number, y: number) =>
      rectOf(dragHandle(box, handle, { x, y }, picture).points);
    assert.deepEqual(at('se', 300, 250), { x: 100, y: 100, width: 200, height: 150 });
    assert.deepEqual(at('nw', 50, 60), { x: 50, y: 60, width: 150, height: 90 });
    assert.deepEqual(at('n', 0, 120), { x: 100, y: 120, width: 100, height: 30 });
    assert.deepEqual(at('w', 150, 0), { x: 150, y: 100, width: 50, height: 50 });
    // Past the opposite side it is turned over, and never leaves the picture.
    assert.deepEqual(at('e', 50, 0), { x: 50, y: 100, width: 50, height: 50 });
    assert.deepEqual(at('se', 9999, 9999), { x: 100, y: 100, width: 540, height: 300 });
  });

  it('of a pen are stretched with all their points', () => {
    const pen = mark('pen', [100, 100], [150, 150], [200, 100]);
    assert.deepEqual(dragHandle(pen, 'se', { x: 300, y: 200 }, picture).points, [
      { x: 100, y: 100 },
      { x: 200, y: 200 },
      { x: 300, y: 100 },
    ]);
    // A straight stroke has no height to stretch.
    const straight = dragHandle(mark('pen', [100, 100], [200, 100]), 'e', { x: 300, y: 0 }, picture);
    assert.deepEqual(straight.points, [
      { x: 100, y: 100 },
      { x: 300, y: 100 },
    ]);
  });

  it('that are arrows keep the end that is not dragged', () => {
    const arrow = mark('arrow', [10, 10], [50, 50]);
    assert.deepEqual(dragHandle(arrow, 'tail', { x: 0, y: 90 }, picture).points, [
      { x: 0, y: 90 },
      { x: 50, y: 50 },
    ]);
    assert.deepEqual(resizeMark(arrow, { x: 5, y: -5 }, picture).points[1], { x: 55, y: 45 });
  });

  it('are not turned over by keys', () => {
    const shrunk = resizeMark(mark('box', [100, 100], [110, 110]), { x: -50, y: 0 }, picture);
    assert.deepEqual(rectOf(shrunk.points), { x: 100, y: 100, width: 1, height: 10 });
    const text = mark('text', [5, 5]);
    assert.equal(resizeMark(text, { x: 5, y: 5 }, picture), text);
  });

  it('are found from the top, what is only an edge at its edge', () => {
    const box = { ...mark('box', [100, 100], [300, 300]), id: 1 };
    const cover = { ...mark('cover', [150, 150], [250, 250]), id: 2 };
    const arrow = { ...mark('arrow', [0, 0], [90, 90]), id: 3 };
    const text = { ...mark('text', [400, 50]), id: 4 };
    const idAt = (x: number, y: number) => markAt([box, cover, arrow, text], { x, y }, picture, 4, textSize)?.id;
    assert.equal(idAt(101, 200), 1);
    assert.equal(idAt(200, 200), 2);
    assert.equal(idAt(120, 120), undefined);
    assert.equal(idAt(46, 44), 3);
    assert.equal(idAt(80, 20), undefined);
    assert.equal(idAt(470, 65), 4);
    assert.equal(markAt([cover, box], { x: 200, y: 200 }, picture, 4, textSize)?.id, 2);
  });

  it('that are numbers count from one and close the gap', () => {
    const numbers = [7, 3, 9].map(id => ({ ...mark('number', [id, id]), id }));
    const all = [{ ...mark('box', [0, 0], [1, 1]), id: 1 }, ...numbers];
    assert.deepEqual(
      numbers.map(number => numberOf(number, all)),
      [1, 2, 3],
    );
    const [first, , last] = numbers;
    if (first && last) assert.equal(numberOf(last, [first, last]), 2);
  });

  it('cover whole pixels, at least one, never outside', () => {
    assert.deepEqual(wholeRect(mark('blur', [10.4, 10.6], [20.2, 20]).points, picture), {
      x: 10,
      y: 10,
      width: 11,
      height: 10,
    });
    assert.deepEqual(wholeRect(mark('crop', [640, 400], [640, 400]).points, picture), {
      x: 639,
      y: 399,
      width: 1,
      height: 1,
    });
    assert.deepEqual(cropOf([], picture), { x: 0, y: 0, ...picture });
  });

  it('that blur leave at most a few blocks of a line of text', () => {
    assert.equal(blockSizeOf({ x: 0, y: 0, width: 200, height: 18 }, picture), 12);
    assert.equal(blockSizeOf({ x: 0, y: 0, width: 300, height: 300 }, picture), 100);
    // On a large screenshot letters are large too.
    assert.equal(blockSizeOf({ x: 0, y: 0, width: 400, height: 60 }, { width: 3840, height: 2160 }), 48);
  });
});
