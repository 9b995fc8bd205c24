import assert from 'node:assert/strict';
import { readNumber } from '../../../../../src/webview/panel/controls/readNumber.ts';

describe('readNumber', () => {
  const range = { min: 0, max: 1, isInteger: false };

  it('takes nothing for "not sent", and a comma for a point', () => {
    assert.deepEqual(readNumber('  ', range), { value: undefined });
    assert.deepEqual(readNumber(' 0,25 ', range), { value: 0.25 });
    assert.deepEqual(readNumber('-7', { isInteger: true }), { value: -7 });
  });

  it('says what is wrong', () => {
    assert.deepEqual(readNumber('much', range), { problem: 'none' });
    assert.deepEqual(readNumber('Infinity', range), { problem: 'none' });
    assert.deepEqual(readNumber('1.01', range), { problem: 'range' });
    assert.deepEqual(readNumber('1.5', { isInteger: true }), { problem: 'whole' });
  });
});
