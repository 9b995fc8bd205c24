import assert from 'node:assert/strict';
import { byDayAndModel, type LedgerEntry } from '../../../../src/core/usage/index.ts';

const entry = (atMs: number, endpointId: string, modelId: string, promptTokens: number): LedgerEntry => ({
  id: `${atMs}`,
  atMs,
  surface: 'chat',
  endpointId,
  endpointLabel: endpointId.toUpperCase(),
  modelId,
  modelLabel: modelId.toUpperCase(),
  usage: { promptTokens, completionTokens: 0, totalTokens: promptTokens },
  cost: { kind: 'unknown' },
});

describe('usage by day and model', () => {
  it('is newest day first, most tokens first, and keeps one name at two endpoints apart', () => {
    const days = byDayAndModel(
      [
        entry(11, 'a', 'x', 1),
        entry(12, 'a', 'y', 5),
        entry(21, 'a', 'x', 2),
        entry(22, 'b', 'x', 9),
        entry(23, 'a', 'x', 3),
      ],
      atMs => `day ${Math.floor(atMs / 10)}`,
    );
    assert.deepEqual(
      days.map(({ day, totals, models }) => [
        day,
        totals.prompt,
        models.map(({ modelLabel, endpointLabel, totals: { answers, prompt } }) => [
          modelLabel,
          endpointLabel,
          answers,
          prompt,
        ]),
      ]),
      [
        [
          'day 2',
          14,
          [
            ['X', 'B', 1, 9],
            ['X', 'A', 2, 5],
          ],
        ],
        [
          'day 1',
          6,
          [
            ['Y', 'A', 1, 5],
            ['X', 'A', 1, 1],
          ],
        ],
      ],
    );
  });

  it('of nothing is nothing', () => {
    assert.deepEqual(byDayAndModel([], String), []);
  });
});
