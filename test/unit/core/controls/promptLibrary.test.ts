import assert from 'node:assert/strict';
import { keptPromptsOf, mergePrompts } from '../../../../src/core/controls/index.ts';

const review = { id: 'review', name: 'Review', text: 'Review {{selection}}' };
const tests = { id: 'tests', name: 'Tests', text: 'Write tests' };

describe('keptPromptsOf', () => {
  it('reads entries written by hand, and leaves out what is no prompt', () => {
    const kept = keptPromptsOf([{ name: ' Mine ', text: 'Say {{topic}}' }, { name: '', text: 'x' }, 'no', { id: 'b' }]);
    assert.deepEqual(kept, [{ id: 'own-1', name: 'Mine', text: 'Say {{topic}}' }]);
    assert.deepEqual(keptPromptsOf({}), []);
  });
});

describe('mergePrompts', () => {
  it('lays the user’s over those that came along', () => {
    const own = { id: 'mine', name: 'Mine', text: 'Mine' };
    const merged = mergePrompts([review, tests], [{ ...tests, hidden: true }, own, { ...review, text: 'Shorter' }]);
    assert.deepEqual(merged, [
      { ...review, text: 'Shorter', isBuiltIn: true, isChanged: true },
      { ...own, isBuiltIn: false, isChanged: false },
    ]);
  });
});
