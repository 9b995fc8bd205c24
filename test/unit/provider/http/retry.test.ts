import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { delay } from '../../../../src/provider/http/delay.ts';
import { retryDelayMs } from '../../../../src/provider/http/retry.ts';
import { type ErrorKind, GlmError } from '../../../../src/provider/index.ts';

const options = { maxRetries: 3, retryBaseMs: 500 };
const failing = (kind: ErrorKind, retryAfterMs?: number, code = '') =>
  new GlmError(kind, 'x', { retryable: true, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

describe('retryDelayMs', () => {
  it('doubles, and the upper half is chance', () => {
    const waits = (random: number) => [0, 1, 2].map(at => retryDelayMs(failing('server'), at, options, () => random));
    assert.deepEqual(waits(0), [250, 500, 1000]);
    assert.deepEqual(waits(1), [500, 1000, 2000]);
  });

  it('waits longer for an overloaded model, within reason', () => {
    const at = (attempt: number) =>
      retryDelayMs(failing('overloaded'), attempt, { ...options, maxRetries: 9 }, () => 1);
    assert.deepEqual([0, 1, 2, 3, 4, 5].map(at), [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    assert.equal(
      retryDelayMs(failing('server'), 8, { ...options, maxRetries: 9 }, () => 1),
      8_000,
    );
  });

  it('waits by the code where that tells more', () => {
    const waits = (kind: ErrorKind, code: string, random: number) =>
      [0, 1, 2, 3, 4].map(at =>
        retryDelayMs(failing(kind, undefined, code), at, { ...options, maxRetries: 9 }, () => random),
      );
    assert.deepEqual(waits('overloaded', '1305', 1), [30_000, 60_000, 90_000, 120_000, 120_000]);
    assert.deepEqual(waits('overloaded', '1312', 0), [24_000, 48_000, 72_000, 96_000, 96_000]);
    assert.deepEqual(waits('rate-limit', '1302', 1), [2_000, 4_000, 8_000, 16_000, 16_000]);
    assert.deepEqual(waits('rate-limit', '429', 1), [1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('scales every wait with the base, within reason', () => {
    const at = (retryBaseMs: number, code: string) =>
      retryDelayMs(failing('overloaded', undefined, code), 0, { maxRetries: 3, retryBaseMs }, () => 1);
    assert.equal(at(1, '1305'), 60);
    assert.equal(at(1, ''), 10);
    assert.equal(at(60_000, '1305'), 120_000);
    assert.equal(at(60_000, ''), 60_000);
  });

  it('waits as long as the server says, but not for minutes', () => {
    assert.equal(
      retryDelayMs(failing('overloaded', 110_000, '1305'), 0, options, () => 1),
      110_000,
    );
    assert.equal(retryDelayMs(failing('overloaded', 121_000, '1305'), 0, options), undefined);
    assert.equal(
      retryDelayMs(failing('server', 3_000), 0, options, () => 1),
      3_000,
    );
    assert.equal(
      retryDelayMs(failing('server', 10), 0, options, () => 1),
      500,
    );
    assert.equal(retryDelayMs(failing('server', 61_000), 0, options), undefined);
  });

  it('has an end, and no beginning for what is final', () => {
    assert.equal(retryDelayMs(failing('server'), 3, options), undefined);
    assert.equal(retryDelayMs(failing('server'), 0, { ...options, maxRetries: 0 }), undefined);
    assert.equal(retryDelayMs(new GlmError('auth', 'x'), 0, options), undefined);
  });
});

describe('delay', () => {
  it('rejects with the reason at once and leaves no listener', async () => {
    const controller = new AbortController();
    const waiting = delay(60_000, controller.signal);
    controller.abort('enough');
    await assert.rejects(waiting, reason => reason === 'enough');
    await assert.rejects(delay(1, controller.signal), reason => reason === 'enough');
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  });

  it('leaves no listener when the time is over', async () => {
    const controller = new AbortController();
    await delay(1, controller.signal);
    await delay(1);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  });
});
