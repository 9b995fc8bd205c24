import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Coordinates, findRegions, pixelsOf, placeRegions } from '../../../../src/core/vision/index.ts';

const picture = { width: 1920, height: 1080 };

const placed = (text: string, coordinates: Coordinates = 'thousandths', pictures = [picture]) =>
  placeRegions(
    findRegions(text, { text: 'prose', pictures: pictures.map((_, index) => `${index}.png`) }).regions,
    pictures,
    coordinates,
  ).map(({ box }) => box);

describe('placeRegions', () => {
  it('counts in thousandths of the sides', () => {
    deepEqual(placed('[[100,200,300,400]]'), [{ left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 }]);
    deepEqual(placed('Click at (500, 250)'), [{ left: 0.5, top: 0.25, right: 0.5, bottom: 0.25 }]);
    deepEqual(placed('[[0,0,1000,1000]]'), [{ left: 0, top: 0, right: 1, bottom: 1 }]);
  });

  it('takes fractions as they are', () => {
    deepEqual(placed('bbox: [0.25, 0.5, 0.75, 1.0]'), [{ left: 0.25, top: 0.5, right: 0.75, bottom: 1 }]);
  });

  it('counts pixels where one of the places shows that they are, all of that picture', () => {
    deepEqual(placed('[[192,108,960,540]] and [[960,540,1920,1080]]'), [
      { left: 0.1, top: 0.1, right: 0.5, bottom: 0.5 },
      { left: 0.5, top: 0.5, right: 1, bottom: 1 },
    ]);
  });

  it('leaves out what lies outside of the picture', () => {
    deepEqual(placed('[[192,108,5000,5400]]'), []);
    deepEqual(placed('Image 2: [[100,200,300,400]]', 'thousandths', [picture]).length, 1);
  });

  it('counts the pixels that Qwen2.5 saw', () => {
    // 1920 × 1080 is shrunk to 47 × 27 steps of 28.
    const width = 47 * 28;
    const height = 26 * 28;
    deepEqual(placed(`[[${width / 4},${height / 2},${width / 2},${height}]]`, 'pixels'), [
      { left: 0.25, top: 0.5, right: 0.5, bottom: 1 },
    ]);
    // More than that cannot be meant: the picture was sent larger.
    deepEqual(placed('[[192,108,1920,1080]]', 'pixels'), [{ left: 0.1, top: 0.1, right: 1, bottom: 1 }]);
    const small = [{ width: 560, height: 280 }];
    deepEqual(placed('[[56,28,280,140]]', 'pixels', small), [{ left: 0.1, top: 0.1, right: 0.5, bottom: 0.5 }]);
  });
});

describe('pixelsOf', () => {
  it('takes every pixel that is touched, and no more for what is left of a division', () => {
    deepEqual(pixelsOf({ left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 }, { width: 1280, height: 800 }), {
      x: 128,
      y: 160,
      width: 256,
      height: 160,
    });
    deepEqual(pixelsOf({ left: 0.0999, top: 0, right: 0.1001, bottom: 1 }, { width: 100, height: 10 }), {
      x: 9,
      y: 0,
      width: 2,
      height: 10,
    });
  });

  it('is never empty and never outside', () => {
    for (const width of [1, 2, 7, 999, 1000, 1001, 6000]) {
      for (let left = 0; left <= 1000; left += 37) {
        for (const right of [left, left + 1, 1000].filter(side => side <= 1000)) {
          const box = { left: left / 1000, top: 0.5, right: right / 1000, bottom: 0.5 };
          const found = pixelsOf(box, { width, height: 3 });
          ok(found.x >= 0 && found.width >= 1 && found.x + found.width <= width, JSON.stringify({ box, found, width }));
          equal(found.height, 1);
        }
      }
    }
  });
});
