import assert from 'node:assert/strict';
import { type Cost, costOfAll } from '../../../../src/core/usage/index.ts';

const money = (amount: number, currency: 'USD' | 'CNY' = 'CNY'): Cost => ({ kind: 'money', currency, amount });

describe('costOfAll', () => {
  it('is a sum of one currency', () => {
    assert.deepEqual(costOfAll([money(1), money(2), money(0.5)]), money(3.5));
    assert.deepEqual(costOfAll([money(1), { kind: 'money', currency: 'CNY', amount: 2, atMost: true }]), {
      ...money(3),
      atMost: true,
    });
  });

  it('is unknown where a part is, or where it cannot be added', () => {
    assert.deepEqual(costOfAll([money(1), { kind: 'unknown' }]), { kind: 'unknown' });
    assert.deepEqual(costOfAll([money(1), money(1, 'USD')]), { kind: 'unknown' });
    assert.deepEqual(costOfAll([]), { kind: 'unknown' });
  });

  it('is what all of them are', () => {
    assert.deepEqual(costOfAll([{ kind: 'plan' }, { kind: 'plan' }]), { kind: 'plan' });
    assert.deepEqual(costOfAll([{ kind: 'free' }, { kind: 'plan' }]), { kind: 'unknown' });
  });
});
