import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { WaitProgress } from '../../../../src/host/waiting/waitProgress.ts';
import type { CallWait } from '../../../../src/provider/index.ts';

const retry = (retryInMs: number): CallWait => ({
  reason: 'retry',
  kind: 'overloaded',
  attempt: 2,
  attempts: 4,
  retryInMs,
});

describe('WaitProgress', () => {
  let shown: (number | undefined)[];
  let progress: WaitProgress;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    shown = [];
    progress = new WaitProgress((_, seconds) => shown.push(seconds), 10);
  });
  afterEach(() => mock.timers.reset());

  it('counts down in steps, as each stays on the page', () => {
    progress.follow(retry(29_400));
    for (let step = 0; step < 6; step++) mock.timers.tick(10_000);
    assert.deepEqual(shown, [30, 20, 10]);
  });

  it('ends when the wait does', () => {
    progress.follow(retry(60_000));
    mock.timers.tick(10_000);
    progress.follow(undefined);
    for (let step = 0; step < 6; step++) mock.timers.tick(10_000);
    assert.deepEqual(shown, [60, 50]);
  });

  it('follows the last wait it was told of, and keeps silent on what is over at once', () => {
    progress.follow({ reason: 'queue', position: 2 });
    progress.follow({ reason: 'queue', position: 1, retryInMs: 12_000 });
    progress.follow(retry(400));
    mock.timers.tick(60_000);
    assert.deepEqual(shown, [undefined, 12]);
  });
});
