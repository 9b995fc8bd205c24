import assert from 'node:assert/strict';
import { compare } from '../../../../src/core/verbs/compare.ts';
import {
  joinDifferences,
  type MeasuredDifferences,
  measuredText,
  readDifferences,
} from '../../../../src/core/verbs/index.ts';

const size = { width: 1000, height: 1000 };
const pictures = [
  { name: 'a.png', ...size },
  { name: 'b.png', ...size },
] as const;
const measured = (regions: MeasuredDifferences['regions'], high = 1000): MeasuredDifferences => ({
  total: 0.9,
  layout: 0.9,
  colour: 0.9,
  ink: 0.9,
  regions,
  sizes: [size, { width: 1000, height: high }],
});
const button = { x: 96, y: 96, width: 208, height: 56, kind: 'colour', share: 0.7 } as const;
const line = { x: 0, y: 800, width: 1000, height: 8, kind: 'missing', share: 0.3 } as const;

describe('measured and said differences', () => {
  it('are one where they mean the same place, by the measured box', () => {
    const said = readDifferences('1. **high** – Red. Picture 1: [[100,100,300,150]]', pictures, 'thousandths');
    const [one, two, ...more] = joinDifferences(said, measured([button, line]), [size, size]);
    assert.deepEqual(one, {
      number: 1,
      severity: 'high',
      text: 'Red.',
      measured: { kind: 'colour', share: 0.7 },
      boxes: [
        { left: 0.096, top: 0.096, right: 0.304, bottom: 0.152 },
        { left: 0.096, top: 0.096, right: 0.304, bottom: 0.152 },
      ],
      said: said[0]?.regions,
    });
    assert.deepEqual(one?.said[0]?.box, { left: 0.1, top: 0.1, right: 0.3, bottom: 0.15 });
    assert.deepEqual([two?.number, two?.text, two?.measured], [2, undefined, { kind: 'missing', share: 0.3 }]);
    assert.deepEqual(more, []);
  });

  it('are told apart where they do not', () => {
    const said = readDifferences('1. **low** – Elsewhere. Picture 2: [[500,500,600,600]]', pictures, 'thousandths');
    const [one, two] = joinDifferences(said, measured([button]), [size, size]);
    assert.equal(one?.measured, undefined);
    assert.deepEqual(one?.boxes, [undefined, { left: 0.5, top: 0.5, right: 0.6, bottom: 0.6 }]);
    assert.equal(two?.text, undefined);
  });

  it('do not take a box around everything for a place', () => {
    const said = readDifferences('1. Everything. Picture 1: [[0,0,1000,1000]]', pictures, 'thousandths');
    assert.equal(joinDifferences(said, measured([button]), [size, size])[0]?.measured, undefined);
  });

  it('have a box only in the picture that reaches so far', () => {
    const [one] = joinDifferences([], measured([line], 700), [size, { width: 1000, height: 700 }]);
    assert.equal(one?.boxes[1], undefined);
    assert.ok(one?.boxes[0]);
  });

  it('are told to a model as it counts', () => {
    assert.equal(
      measuredText(measured([button]), 'thousandths'),
      'Measured to differ, the worst first, as boxes in Picture 1:\n- colour: [[96,96,304,152]]',
    );
    assert.equal(measuredText(measured([]), 'pixels'), '');
    assert.deepEqual(compare.outcomes('', { pictures: [], locale: 'en' }), []);
  });
});
