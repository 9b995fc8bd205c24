import { deepEqual, equal } from 'node:assert/strict';
import { ListLayout } from '../../../../../src/webview/panel/conversations/listLayout.ts';

describe('ListLayout', () => {
  // Two pinned, none of today, one of yesterday, 9,997 older.
  const layout = new ListLayout([2, 0, 1, 9997], 40, 20);

  it('gives every group with rows a heading', () => {
    deepEqual(layout.headings, [
      { group: 0, index: 0, count: 2, topPx: 0 },
      { group: 2, index: 2, count: 1, topPx: 100 },
      { group: 3, index: 3, count: 9997, topPx: 160 },
    ]);
    equal(layout.count, 10_000);
    equal(layout.heightPx, 160 + 20 + 9997 * 40);
  });

  it('finds a row by its place and its place by the row', () => {
    for (const index of [0, 1, 2, 3, 5000, 9999]) {
      equal(layout.indexAt(layout.topOf(index)), index);
      equal(layout.indexAt(layout.topOf(index) + 39), index);
    }
    equal(layout.topOf(3), 180);
  });

  it('takes a heading for the row after it, and the end for the last one', () => {
    equal(layout.indexAt(165), 3);
    equal(layout.indexAt(1e9), 9999);
    equal(layout.indexAt(-5), 0);
  });

  it('draws what is in view and a little more, however many there are', () => {
    deepEqual(layout.window(0, 200, 0), { from: 0, to: 4 });
    const { from, to } = layout.window(200_000, 600, 200);
    equal(to - from < 30, true);
    deepEqual(new ListLayout([0, 0], 40, 20).window(0, 600, 200), { from: 0, to: 0 });
  });
});
