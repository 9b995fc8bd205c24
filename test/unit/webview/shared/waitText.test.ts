import assert from 'node:assert/strict';
import type { WaitView } from '../../../../src/protocol/index.ts';
import { waitText } from '../../../../src/webview/shared/waitText.ts';

describe('waitText', () => {
  const retry: WaitView = { reason: 'retry', why: 'rate-limit', attempt: 2, attempts: 4, retryInMs: 30_000 };

  it('tells the position in the queue, and when the queue goes on', () => {
    const wait: WaitView = { reason: 'queue', position: 2 };
    assert.equal(waitText(wait, undefined, 'en'), 'Waiting for its turn: number 2 in the queue.');
    assert.match(waitText({ ...wait, retryInMs: 61_000 }, 61_000, 'en'), /goes on in 1m 1s/);
  });

  it('counts whole seconds down, and says why', () => {
    assert.equal(waitText(retry, 29_001, 'en'), 'Too many requests at once. Trying again in 30s (attempt 2 of 4).');
    assert.match(waitText({ ...retry, why: 'overloaded' }, 2_999, 'en'), /overloaded\. Trying again in 3s/);
    assert.match(waitText({ ...retry, why: 'failure' }, 0, 'en'), /no answer\. Trying again in 0s/);
  });
});
