import assert from 'node:assert/strict';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  pageLocale,
} from '../../../../src/webview/shared/format.ts';

describe('format', () => {
  it('durations', () => {
    assert.equal(formatDuration(400, 'en'), '0.4s');
    assert.equal(formatDuration(9_940, 'en'), '9.9s');
    assert.equal(formatDuration(9_960, 'en'), '10s');
    assert.equal(formatDuration(59_600, 'en'), '1m 0s');
    assert.equal(formatDuration(125_000, 'en'), '2m 5s');
    assert.equal(formatDuration(12_000, 'zh-CN'), '12秒');
  });

  it('moments: of today the time alone, of other days with the day', () => {
    const at = new Date(2026, 10, 21, 14, 5).getTime();
    const nextDay = new Date(2026, 10, 22, 9, 0).getTime();
    assert.match(formatMoment(at, at, 'en').short, /^2:05.PM$/);
    assert.match(formatMoment(at, nextDay, 'en').short, /^Nov 21, 2026, 2:05.PM$/);
    assert.match(formatMoment(at, at, 'en').long, /Saturday, November 21, 2026.*2:05:00.PM/);
    assert.equal(formatMoment(at, nextDay, 'zh-CN').short, '2026年11月21日 14:05');
  });

  it('sizes', () => {
    assert.equal(formatBytes(0, 'en'), '0 B');
    assert.equal(formatBytes(999, 'en'), '999 B');
    assert.equal(formatBytes(1_000, 'en'), '1 kB');
    assert.equal(formatBytes(84_300, 'en'), '84 kB');
    assert.equal(formatBytes(999_700, 'en'), '1 MB');
    assert.equal(formatBytes(1_230_000, 'en'), '1.2 MB');
    assert.equal(formatBytes(1_230_000, 'de'), '1,2 MB');
  });

  it('counts', () => {
    assert.equal(formatCount(1234567, 'en'), '1,234,567');
  });

  it('takes the page’s language and survives a broken one', () => {
    assert.equal(pageLocale({ lang: 'zh-cn' }), 'zh-CN');
    assert.equal(pageLocale({ lang: '' }), 'en');
    assert.equal(pageLocale({ lang: '???' }), 'en');
  });
});
