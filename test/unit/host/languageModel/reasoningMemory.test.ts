import assert from 'node:assert/strict';
import { ReasoningMemory } from '../../../../src/host/languageModel/reasoningMemory.ts';

describe('ReasoningMemory', () => {
  it('gives back what was thought, exactly, for any of its calls', () => {
    const memory = new ReasoningMemory();
    memory.remember(['a', 'b'], '\n I think. ');
    memory.remember(['c'], '');
    assert.equal(memory.recall(['x', 'b']), '\n I think. ');
    assert.equal(memory.recall(['c']), undefined);
    assert.equal(memory.recall([]), undefined);
  });

  it('forgets the oldest when there are too many calls or too much text', () => {
    const memory = new ReasoningMemory();
    for (let n = 0; n < 600; n++) memory.remember([`call ${n}`], 'x');
    assert.deepEqual([memory.recall(['call 99']), memory.recall(['call 100'])], [undefined, 'x']);
    const long = 'x'.repeat(1_500_000);
    for (const id of ['one', 'two', 'three']) memory.remember([id], long);
    assert.equal(memory.recall(['one']), undefined);
    assert.equal(memory.recall(['two']), long);
    assert.equal(memory.recall(['three']), long);
  });

  it('takes an id that comes again for the newer call', () => {
    const memory = new ReasoningMemory();
    memory.remember(['a'], 'old');
    memory.remember(['a'], 'new');
    assert.equal(memory.recall(['a']), 'new');
  });
});
