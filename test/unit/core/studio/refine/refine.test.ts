import assert from 'node:assert/strict';
import {
  costOfRound,
  cropBoxes,
  type DoneRound,
  judgeRound,
  mendedRegions,
  type RefineOptions,
  whyEnd,
} from '../../../../../src/core/studio/refine/index.ts';
import type { DifferentRegion } from '../../../../../src/core/studio/score/index.ts';
import type { Cost } from '../../../../../src/core/usage/index.ts';

const options: RefineOptions = { target: 0.95, rounds: 5 };
const round = (outcome: DoneRound['outcome'], tokens = 1000, ...costs: Cost[]): DoneRound => ({
  outcome,
  tokens,
  costs,
});
const yuan = (amount: number) => ({ kind: 'money', currency: 'CNY', amount }) as const;

describe('judgeRound', () => {
  it('keeps what is better than nobody would see', () => {
    assert.equal(judgeRound(0.8, 0.81), 'better');
    assert.equal(judgeRound(0.8, 0.801), 'same');
    assert.equal(judgeRound(0.8, 0.8), 'same');
    assert.equal(judgeRound(0.8, 0.799), 'same');
    assert.equal(judgeRound(0.8, 0.79), 'worse');
  });
});

describe('whyEnd', () => {
  const cases: [name: string, score: number, rounds: DoneRound[], more: Partial<RefineOptions>, end?: string][] = [
    ['goes on without a round', 0.5, [], {}],
    ['ends before the first where the page is good already', 0.95, [], {}, 'target'],
    ['ends at the target', 0.96, [round('kept')], {}, 'target'],
    ['ends after so many rounds', 0.6, [round('kept'), round('worse')], { rounds: 2 }, 'rounds'],
    ['goes on after one that did not help', 0.6, [round('kept'), round('worse')], {}],
    ['ends after two that did not help', 0.6, [round('kept'), round('worse'), round('same')], {}, 'no-improvement'],
    ['counts what is unusable as no help', 0.6, [round('unusable'), round('unusable')], {}, 'no-improvement'],
    ['goes on where one in between helped', 0.6, [round('worse'), round('kept'), round('worse')], {}],
    ['ends where the model has nothing to change', 0.6, [round('nothing')], {}, 'nothing-to-change'],
    ['begins whatever the limit', 0.6, [], { maxTokens: 1 }],
    ['goes on within the limit of tokens', 0.6, [round('kept', 1000)], { maxTokens: 2000 }],
    ['does not begin a round that would cross it', 0.6, [round('kept', 1000)], { maxTokens: 1999 }, 'tokens'],
    ['goes by the dearest round', 0.6, [round('kept', 900), round('kept', 100)], { maxTokens: 1800 }, 'tokens'],
    [
      'goes on within the limit of money',
      0.6,
      [round('kept', 1, yuan(0.1), yuan(0.1))],
      { maxCost: { amount: 0.4, currency: 'CNY' } },
    ],
    [
      'counts each answer of a round',
      0.6,
      [round('kept', 1, yuan(0.1), yuan(0.1))],
      { maxCost: { amount: 0.3, currency: 'CNY' } },
      'money',
    ],
    [
      'takes what is not known for no number',
      0.6,
      [round('kept', 1, { kind: 'unknown' })],
      { maxCost: { amount: 9, currency: 'CNY' } },
      'unknown-cost',
    ],
    [
      'takes another currency for no number',
      0.6,
      [round('kept', 1, yuan(1))],
      { maxCost: { amount: 9, currency: 'USD' } },
      'unknown-cost',
    ],
    [
      'takes a subscription for no money',
      0.6,
      [round('kept', 1, { kind: 'plan' }, { kind: 'free' })],
      { maxCost: { amount: 0.01, currency: 'CNY' } },
    ],
    ['does not mind unknown costs without a limit', 0.6, [round('kept', 1, { kind: 'unknown' })], {}],
  ];
  for (const [name, score, rounds, more, end] of cases)
    it(name, () => assert.equal(whyEnd(score, rounds, { ...options, ...more }), end));
});

const region = (x: number, share: number, width = 100): DifferentRegion => ({
  x,
  y: 0,
  width,
  height: 100,
  kind: 'missing',
  share,
});

describe('costOfRound', () => {
  const unknown: Cost = { kind: 'unknown' };
  it('adds what can be added', () => {
    assert.equal(costOfRound([]), undefined);
    assert.deepEqual(costOfRound([yuan(1), yuan(2)]), yuan(3));
    assert.deepEqual(costOfRound([yuan(1), { ...yuan(2), atMost: true }]), { ...yuan(3), atMost: true });
    assert.deepEqual(costOfRound([{ kind: 'plan' }, { kind: 'plan' }]), { kind: 'plan' });
    assert.deepEqual(costOfRound([{ kind: 'free' }, yuan(2)]), yuan(2));
  });
  it('knows nothing where one part is not known', () => {
    assert.deepEqual(costOfRound([yuan(1), unknown]), unknown);
    assert.deepEqual(costOfRound([yuan(1), { kind: 'money', currency: 'USD', amount: 1 }]), unknown);
  });
});

describe('mendedRegions', () => {
  it('tells which places are right now, or much better', () => {
    const before = { wrong: 0.4, regions: [region(0, 0.5), region(200, 0.3), region(400, 0.2)] };
    const after = { wrong: 0.2, regions: [region(200, 0.6), region(420, 0.2, 40)] };
    assert.deepEqual(mendedRegions(before, after), [true, false, true]);
  });
  it('finds all mended where nothing is wrong any more', () =>
    assert.deepEqual(mendedRegions({ wrong: 0.1, regions: [region(0, 1)] }, { wrong: 0, regions: [] }), [true]));
});

describe('cropBoxes', () => {
  const large = { width: 1440, height: 3000 };
  it('takes the worst three, with what is around them, within both pictures', () => {
    const boxes = cropBoxes([region(0, 0.4), region(1400, 0.3), region(500, 0.2), region(700, 0.1)], large, {
      width: 1440,
      height: 110,
    });
    assert.deepEqual(boxes, [
      { region: 1, box: { x: 0, y: 0, width: 124, height: 110 } },
      { region: 2, box: { x: 1376, y: 0, width: 64, height: 110 } },
      { region: 3, box: { x: 476, y: 0, width: 148, height: 110 } },
    ]);
  });
  it('takes none of a picture that is seen whole', () =>
    assert.deepEqual(cropBoxes([region(0, 1)], { width: 1280, height: 800 }, { width: 1280, height: 800 }), []));
  it('takes none that is nearly the whole, or lies where one picture has ended', () => {
    assert.deepEqual(cropBoxes([{ ...region(0, 1, 1400), height: 2500 }], large, large), []);
    assert.deepEqual(cropBoxes([{ ...region(0, 1), y: 2500 }], large, { width: 1440, height: 1000 }), []);
  });
});
