import assert from 'node:assert/strict';
import { evenTimes, formatPages, formatTime, parsePages, parseTimes } from '../../../../src/core/attachments/index.ts';

describe('pages', () => {
  it('are read as people write them', () => {
    assert.deepEqual(parsePages('1-3, 7', 9), [1, 2, 3, 7]);
    assert.deepEqual(parsePages('7，1–3、2', 9), [1, 2, 3, 7]);
    assert.deepEqual(parsePages('8-', 9), [8, 9]);
    assert.deepEqual(parsePages('-2', 9), [1, 2]);
    assert.deepEqual(parsePages(' 4 ', 9), [4]);
  });

  it('that are not there or cannot be read are refused', () => {
    for (const text of ['', ',', '0', '10', '3-1', '1-10', 'a', '1-2-3', '-', '1.5']) {
      assert.equal(parsePages(text, 9), undefined, text);
    }
  });

  it('are written in runs', () => {
    assert.equal(formatPages([1, 2, 3, 7, 9, 10]), '1-3, 7, 9-10');
    assert.deepEqual(parsePages(formatPages([1, 2, 4]), 4), [1, 2, 4]);
    assert.equal(formatPages([]), '');
  });
});

describe('moments of a film', () => {
  it('lie in the middle of equal parts', () => {
    assert.deepEqual(evenTimes(8000, 4), [1000, 3000, 5000, 7000]);
    assert.deepEqual(evenTimes(1000, 1), [500]);
  });

  it('are read as clocks or seconds, in order, each once', () => {
    assert.deepEqual(parseTimes('0:05, 1:02.5 3', 100_000), [3000, 5000, 62_500]);
    assert.deepEqual(parseTimes('1：00，60', 100_000), [60_000]);
    for (const text of ['', 'x', '1:', '5 s', '-1', '101']) assert.equal(parseTimes(text, 100_000), undefined, text);
  });

  it('are written as clocks', () => {
    assert.deepEqual([0, 500, 62_500, 59_960, 3_661_000].map(formatTime), [
      '0:00',
      '0:00.5',
      '1:02.5',
      '1:00',
      '1:01:01',
    ]);
  });
});
