import assert from 'node:assert/strict';
import { type Delta, DeltaBatch } from '../../../../src/host/panel/deltaBatch.ts';

describe('DeltaBatch', () => {
  it('joins what comes within a frame and keeps the order of each kind', async () => {
    const delivered: Delta[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const batch = new DeltaBatch(delta => {
      delivered.push(delta);
      resolve();
    });
    for (const piece of ['a', 'b', 'c']) batch.add('reasoning', piece);
    batch.add('text', 'x');
    batch.add('text', 'y');
    assert.deepEqual(delivered, []);
    await promise;
    assert.deepEqual(delivered, [{ reasoning: 'abc', text: 'xy' }]);
  });

  it('delivers at once when it is flushed, and never nothing', () => {
    const delivered: Delta[] = [];
    const batch = new DeltaBatch(delta => delivered.push(delta));
    batch.flush();
    batch.add('text', 'x');
    batch.flush();
    batch.flush();
    assert.deepEqual(delivered, [{ reasoning: '', text: 'x' }]);
  });
});
