import assert from 'node:assert/strict';
import type { Pixels } from '../../../../src/core/studio/score/index.ts';
import { heatMap } from '../../../../src/webview/studio/compare/heatMap.ts';

/** One row of pixels, of each its grey. */
const row = (...greys: number[]): Pixels => ({
  width: greys.length,
  height: 1,
  data: Uint8Array.from(greys.flatMap(grey => [grey, grey, grey, 255])),
});

const pixelsOf = (data: ArrayLike<number>): number[][] =>
  Array.from({ length: data.length / 4 }, (_, at) =>
    Array.from({ length: 3 }, (_, channel) => data[at * 4 + channel] ?? 0),
  );

const luma = ([r = 0, g = 0, b = 0]: number[]): number => 0.3 * r + 0.6 * g + 0.1 * b;

describe('heatMap', () => {
  it('is pale and grey where nothing differs', () => {
    for (const [r = 0, g, b] of pixelsOf(heatMap(row(0, 128, 255), row(0, 128, 255)).data)) {
      assert.ok(r === g && g === b && r >= 200);
    }
  });

  it('is the darker the more differs, to be told without its colour', () => {
    const shown = pixelsOf(heatMap(row(0, 0, 0, 0, 0), row(0, 40, 100, 170, 255)).data).map(luma);
    assert.deepEqual(
      shown,
      shown.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(shown).size, 5);
  });

  it('is wholly different where only one of the two has anything', () => {
    const heat = heatMap(row(255), row(255, 255));
    assert.equal(heat.width, 2);
    const [same = [], extra = []] = pixelsOf(heat.data);
    assert.ok(luma(extra) < luma(same) / 3);
  });
});
