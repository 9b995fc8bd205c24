import { deepEqual } from 'node:assert/strict';
import { type Cost, sumOfCosts } from '../../../../src/core/usage/index.ts';

const money = (amount: number, more: { currency?: 'USD' | 'CNY'; atMost?: boolean } = {}): Cost => ({
  kind: 'money',
  currency: 'CNY',
  amount,
  ...more,
});

describe('sumOfCosts', () => {
  it('adds money of one currency, and keeps that it may be less', () => {
    deepEqual(sumOfCosts([money(1)]), money(1));
    deepEqual(sumOfCosts([money(1), money(2, { atMost: true })]), money(3, { atMost: true }));
  });

  it('never makes the unknown a number', () => {
    deepEqual(sumOfCosts([{ kind: 'unknown' }, money(1)]), { kind: 'unknown' });
    deepEqual(sumOfCosts([money(1), { kind: 'unknown' }, { kind: 'free' }]), { kind: 'unknown' });
    deepEqual(sumOfCosts([money(1), money(1, { currency: 'USD' })]), { kind: 'unknown' });
    deepEqual(sumOfCosts([{ kind: 'plan' }, money(1)]), { kind: 'unknown' });
  });

  it('counts what is free as nothing', () => {
    deepEqual(sumOfCosts([{ kind: 'free' }, money(2)]), money(2));
    deepEqual(sumOfCosts([{ kind: 'free' }, { kind: 'free' }]), { kind: 'free' });
    deepEqual(sumOfCosts([{ kind: 'plan' }, { kind: 'plan' }]), { kind: 'plan' });
  });
});
