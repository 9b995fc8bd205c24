import { deepEqual } from 'node:assert/strict';
import { ageGroups } from '../../../../src/core/conversation/index.ts';

describe('ageGroups', () => {
  it('counts the pinned ones first, then by age, then the rest', () => {
    const list = [
      { pinned: true, atMs: 1 },
      { pinned: false, atMs: 100 },
      { pinned: false, atMs: 90 },
      { pinned: false, atMs: 89 },
      { pinned: false, atMs: 3 },
    ];
    deepEqual(ageGroups(list, [95, 90, 50]), [1, 1, 1, 1, 1]);
  });

  it('has a count for each group, also where there is nothing', () => {
    deepEqual(ageGroups([], [2, 1]), [0, 0, 0, 0]);
    deepEqual(ageGroups([{ pinned: false, atMs: 5 }], []), [0, 1]);
  });
});
