import assert from 'node:assert/strict';
import { causeOf, isPlan, otherPlan, resetOf } from '../../../src/host/errorCause.ts';
import { type Endpoint, endpoints, GlmError } from '../../../src/provider/index.ts';

const at = (id: string): Endpoint => {
  const endpoint = endpoints.find(entry => entry.id === id);
  if (!endpoint) throw new Error(`no endpoint ${id}`);
  return endpoint;
};

describe('what is behind an error', () => {
  it('is the other plan where a key without balance may belong to it, else arrears', () => {
    const arrears = new GlmError('balance', 'x', { code: '1113', status: 429 });
    for (const id of ['bigmodel', 'bigmodel-coding', 'zai', 'zai-coding']) {
      assert.equal(causeOf(arrears, at(id)), 'other-plan');
    }
    for (const id of ['toiotech', 'tokenhub']) assert.equal(causeOf(arrears, at(id)), 'arrears');
    assert.equal(causeOf(new GlmError('balance', 'x'), at('zai')), undefined);
  });

  it('is told by the code', () => {
    const cause = (code: string) => causeOf(new GlmError('quota', 'x', { code }), at('zai-coding'));
    assert.deepEqual(['1311', '1309', '1308', '1310', '1302', '1305', '1313'].map(cause), [
      'plan-lacks-model',
      'plan-over',
      'usage-cap',
      'usage-cap',
      'concurrency',
      'model-busy',
      'plan-misused',
    ]);
    assert.equal(cause('1399'), undefined);
    assert.equal(cause('constructor'), undefined);
  });

  it('is told by the words where one code means many things', () => {
    const cause = (message: string) => causeOf(new GlmError('invalid-request', message, { code: '1210' }), at('zai'));
    assert.equal(cause('[1210][图片输入格式/解析错误][2026091623]'), 'picture-unreadable');
    assert.equal(cause('This model always engages in thinking'), 'thinking-forced');
    assert.equal(cause('API 调用参数有误'), undefined);
  });

  it('knows the endpoint of the other plan by its address', () => {
    assert.deepEqual(
      ['bigmodel', 'bigmodel-coding', 'zai', 'zai-coding', 'openrouter'].map(id => otherPlan(at(id))?.id),
      ['bigmodel-coding', 'bigmodel', 'zai-coding', 'zai', undefined],
    );
    assert.deepEqual(
      ['zai', 'zai-coding', 'ollama'].map(id => isPlan(at(id))),
      [false, true, false],
    );
  });

  it('tells when a cap is lifted, as a moment or in the vendor’s words', () => {
    const cap = (message: string, retryAfterMs?: number) =>
      resetOf(new GlmError('quota', message, retryAfterMs === undefined ? {} : { retryAfterMs }), 1_000);
    assert.equal(cap('Your limit will reset at 2026-11-22 18:00:00.'), '2026-11-22 18:00:00');
    assert.deepEqual(cap('x', 5_000), new Date(6_000));
    assert.equal(cap('x'), undefined);
  });
});
