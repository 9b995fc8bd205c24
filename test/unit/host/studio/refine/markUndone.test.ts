import assert from 'node:assert/strict';
import { markUndone } from '../../../../../src/host/studio/refine/markUndone.ts';

type Rounds = Parameters<typeof markUndone>[0];
const round = (number: number, htmlBefore: string, htmlAfter: string, outcome: 'kept' | 'worse' = 'kept') => ({
  round: number,
  outcome,
  undone: false,
  htmlBefore,
  htmlAfter,
});

describe('markUndone', () => {
  const marks = (rounds: Rounds, html: string): number[] => {
    markUndone(rounds, html);
    return rounds.filter(({ undone }) => undone).map(({ round: number }) => number);
  };

  it('takes back what came after the page that is gone back to, and brings it back', () => {
    const rounds = [round(1, 'a', 'b'), round(2, 'b', 'x', 'worse'), round(3, 'b', 'c'), round(4, 'c', 'd')];
    assert.deepEqual(marks(rounds, 'd'), []);
    assert.deepEqual(marks(rounds, 'c\n'), [4]);
    assert.deepEqual(marks(rounds, 'a'), [1, 3, 4]);
    assert.deepEqual(marks(rounds, 'b'), [3, 4]);
    assert.deepEqual(marks(rounds, 'd'), []);
  });
  it('knows the branch that goes on from an earlier page', () => {
    const rounds = [round(1, 'a', 'b'), round(2, 'b', 'c'), round(3, 'b', 'd')];
    assert.deepEqual(marks(rounds, 'd'), [2]);
    assert.deepEqual(marks(rounds, 'c'), [3]);
  });
  it('leaves all as it was where the page is none of these', () => {
    const rounds = [round(1, 'a', 'b'), round(2, 'c', 'd')];
    assert.deepEqual(marks(rounds, 'typed'), []);
    assert.deepEqual(marks(rounds, 'c'), [2], 'what came before the typing stays');
    assert.deepEqual(marks(rounds, 'typed'), [2]);
  });
});
