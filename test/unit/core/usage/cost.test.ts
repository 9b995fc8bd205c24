import assert from 'node:assert/strict';
import { costOf, countsOf, totalsOf } from '../../../../src/core/usage/index.ts';
import type { Usage } from '../../../../src/provider/index.ts';

const price = { currency: 'USD', input: 1.4, cachedInput: 0.26, output: 4.4 } as const;
const usage = (prompt: number, completion: number, more: Partial<Usage> = {}): Usage => ({
  promptTokens: prompt,
  completionTokens: completion,
  totalTokens: prompt + completion,
  ...more,
});
const amount = (input: Parameters<typeof costOf>[0]): number => {
  const cost = costOf(input);
  assert.equal(cost.kind, 'money');
  return cost.kind === 'money' ? cost.amount : Number.NaN;
};
const near = (actual: number | undefined, expected: number): void =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-12, `${actual} is about ${expected}`);

describe('the cost of an answer', () => {
  it('is input and output at their prices', () => {
    near(amount({ usage: usage(1_000_000, 0), price, isPlan: false }), 1.4);
    near(amount({ usage: usage(0, 1_000_000), price, isPlan: false }), 4.4);
    near(amount({ usage: usage(12_345, 678), price, isPlan: false }), (12_345 * 1.4 + 678 * 4.4) / 1e6);
  });

  it('takes cached input at its own price', () => {
    near(
      amount({ usage: usage(1000, 10, { cachedTokens: 800 }), price, isPlan: false }),
      (200 * 1.4 + 800 * 0.26 + 44) / 1e6,
    );
  });

  it('is an upper bound where the price of cached input is unknown', () => {
    const { cachedInput: _, ...rest } = price;
    assert.deepEqual(costOf({ usage: usage(1000, 0, { cachedTokens: 800 }), price: rest, isPlan: false }), {
      kind: 'money',
      currency: 'USD',
      amount: 0.0014,
      atMost: true,
    });
    assert.ok(!('atMost' in costOf({ usage: usage(1000, 0), price: rest, isPlan: false })));
  });

  it('counts reasoning once, and no part beyond its whole', () => {
    near(amount({ usage: usage(0, 1000, { reasoningTokens: 900 }), price, isPlan: false }), 0.0044);
    near(amount({ usage: usage(100, 0, { cachedTokens: 5000 }), price, isPlan: false }), (100 * 0.26) / 1e6);
    assert.deepEqual(countsOf(usage(100, 50, { cachedTokens: 5000, reasoningTokens: 70 })), {
      prompt: 100,
      cached: 100,
      completion: 50,
      reasoning: 50,
    });
    assert.deepEqual(countsOf(usage(-3, Number.NaN)), { prompt: 0, cached: 0, completion: 0, reasoning: 0 });
  });

  it('is unknown without a price or without counts, and never 0', () => {
    assert.deepEqual(costOf({ usage: usage(10, 10), price: undefined, isPlan: false }), { kind: 'unknown' });
    assert.deepEqual(costOf({ usage: undefined, price, isPlan: false }), { kind: 'unknown' });
  });

  it('is free by the table alone, and no money on a plan', () => {
    const nothing = { currency: 'USD', input: 0, output: 0 } as const;
    assert.deepEqual(costOf({ usage: undefined, price: nothing, isPlan: false }), { kind: 'free' });
    assert.deepEqual(costOf({ usage: usage(10, 10), price, isPlan: true }), { kind: 'plan' });
    assert.deepEqual(costOf({ usage: undefined, price: undefined, isPlan: true }), { kind: 'plan' });
  });
});

describe('sums of answers', () => {
  it('keep currencies and the unknown apart', () => {
    const totals = totalsOf([
      {
        usage: usage(100, 10, { cachedTokens: 40, reasoningTokens: 4 }),
        cost: { kind: 'money', currency: 'USD', amount: 0.5 },
      },
      { usage: usage(200, 20), cost: { kind: 'money', currency: 'CNY', amount: 2 } },
      { usage: usage(1, 1), cost: { kind: 'money', currency: 'USD', amount: 0.25, atMost: true } },
      { usage: usage(1000, 0), cost: { kind: 'unknown' } },
      { cost: { kind: 'unknown' } },
      { usage: usage(1, 1), cost: { kind: 'plan' } },
      { usage: usage(1, 1), cost: { kind: 'free' } },
    ]);
    assert.deepEqual(totals, {
      answers: 7,
      uncounted: 1,
      prompt: 1303,
      cached: 40,
      completion: 33,
      reasoning: 4,
      money: { USD: 0.75, CNY: 2 },
      atMost: true,
      free: 1,
      plan: 1,
      unknown: 2,
    });
  });

  it('of nothing have no money in them', () => {
    assert.deepEqual(totalsOf([]).money, {});
  });
});
