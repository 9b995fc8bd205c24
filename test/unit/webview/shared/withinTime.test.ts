import assert from 'node:assert/strict';
import { withinTime } from '../../../../src/webview/shared/withinTime.ts';

describe('withinTime', () => {
  it('is what the work is, its failure too', async () => {
    assert.equal(await withinTime(Promise.resolve(7), 10_000), 7);
    await assert.rejects(withinTime(Promise.reject(new Error('no')), 10_000), /^Error: no$/);
  });

  it('ends where the work never does', async () => {
    await assert.rejects(withinTime(new Promise(() => {}), 1), /not answered in time/);
  });
});
