import assert from 'node:assert/strict';
import type { DifferenceView } from '../../../../../src/protocol/index.ts';
import type { ShownRegion } from '../../../../../src/webview/panel/sight/shownRegion.ts';
import { comparedRegions, linkedKeys } from '../../../../../src/webview/panel/sight/comparedRegions.ts';

const left = { left: 0.1, top: 0.1, right: 0.3, bottom: 0.2 };
const right = { left: 0.6, top: 0.1, right: 0.8, bottom: 0.2 };
const measured = { left: 0.11, top: 0.09, right: 0.3, bottom: 0.21 };

function found(key: string, picture: number, box: ShownRegion['box']): ShownRegion {
  const called = { box: true, point: false, nested: true };
  const words = { kind: 'box', from: 0, to: 9, values: [], unit: 'written', label: 'menu', called } as const;
  return { ...words, key, picture, box, number: 1, color: 7 };
}

function difference(number: number, more: Partial<DifferenceView>): DifferenceView {
  return { number, words: 'w', source: 's', onlySaid: false, boxes: [null, null], said: [], ...more };
}

describe('comparedRegions', () => {
  const words = [found('0.0.0', 0, left), found('0.0.1', 1, right), found('0.1.0', 1, left)];
  const differences = [
    difference(1, {
      severity: 'high',
      boxes: [measured, measured],
      said: [
        { picture: 0, box: left },
        { picture: 1, box: right },
      ],
    }),
    difference(2, { boxes: [null, null], onlySaid: true }),
    difference(3, { boxes: [right, null] }),
  ];
  const regions = comparedRegions(differences, words);

  it('gives what differs one number and colour in both pictures, where it was measured', () => {
    const [first, second] = regions;
    assert.deepEqual([first?.number, first?.picture, first?.box], [1, 0, measured]);
    assert.deepEqual([second?.number, second?.picture, second?.box], [1, 1, measured]);
    assert.equal(first?.color, second?.color);
    // The number is its name in the pictures, as in the list.
    assert.equal(first?.label, '');
  });

  it('keeps the keys of places in the words, which light up with both of their boxes', () => {
    assert.deepEqual(
      regions.map(({ key }) => key),
      ['0.0.0', '0.0.1', 'difference.3.0', '0.1.0'],
    );
    assert.deepEqual(linkedKeys(regions, '0.0.1'), ['0.0.0', '0.0.1']);
    assert.deepEqual(linkedKeys(regions, '0.1.0'), ['0.1.0']);
  });

  it('tells what was measured alone by a colour of its own, and numbers other places after all', () => {
    assert.notEqual(regions[2]?.color, regions[0]?.color);
    assert.deepEqual([regions[3]?.number, regions[3]?.difference], [4, undefined]);
  });
});
