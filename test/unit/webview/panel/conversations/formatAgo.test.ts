import { deepEqual, equal, match } from 'node:assert/strict';
import { dayEdges } from '../../../../../src/webview/panel/conversations/dateGroups.ts';
import { formatAgo } from '../../../../../src/webview/panel/conversations/formatAgo.ts';
import { wordRanges } from '../../../../../src/webview/panel/conversations/wordRanges.ts';

const now = new Date(2026, 10, 21, 14, 30).getTime();
const at = (...parts: [number, number, number, number?, number?]): number => new Date(...parts).getTime();

describe('the age of a conversation', () => {
  it('is parted where the reader’s days begin', () => {
    deepEqual(dayEdges(now), [at(2026, 10, 21), at(2026, 10, 20), at(2026, 10, 14)]);
  });

  it('goes back by the calendar, also over the night in which clocks change', () => {
    for (let day = 1; day <= 366; day++) {
      const [today, yesterday, week] = dayEdges(at(2026, 0, day, 0, 30));
      for (const edge of [today, yesterday, week]) equal(new Date(edge).getHours(), 0);
      equal(new Date(yesterday).getDate(), new Date(2026, 0, day - 1).getDate());
    }
  });

  it('is said as shortly as it can be', () => {
    equal(formatAgo(now - 5000, now, 'en'), 'now');
    equal(formatAgo(now - 5 * 60_000, now, 'en'), '5 min. ago');
    equal(formatAgo(at(2026, 10, 21, 0, 1), now, 'en'), '14 hr. ago');
    match(formatAgo(at(2026, 10, 20, 23, 59), now, 'en'), /^Fri.* 11:59/);
    equal(formatAgo(at(2026, 10, 3), now, 'en'), 'Nov 3');
    equal(formatAgo(at(2025, 10, 3), now, 'en'), 'Nov 3, 2025');
    equal(formatAgo(now - 5 * 60_000, now, 'zh-CN'), '5分钟前');
    // A clock that was set back.
    equal(formatAgo(now + 60_000, now, 'en'), 'now');
  });
});

describe('wordRanges', () => {
  it('finds each word, whatever its case, and joins what overlaps', () => {
    deepEqual(wordRanges('Fix the Checkout fix', 'FIX check'), [
      [0, 3],
      [8, 13],
      [17, 20],
    ]);
    deepEqual(wordRanges('abcd', 'abc bcd'), [[0, 4]]);
    deepEqual(wordRanges('结账页面的按钮', '按钮'), [[5, 7]]);
    deepEqual(wordRanges('anything', '  '), []);
  });

  it('marks nothing where letters change their length with their case', () => {
    deepEqual(wordRanges('İstanbul', 'stan'), []);
  });
});
