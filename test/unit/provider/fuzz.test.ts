import assert from 'node:assert/strict';
import { fuzzClient } from '../../fuzz/fuzzClient.ts';

describe('the client against answers that went wrong at random', () => {
  it('ends each in events with a finish, or in a GlmError', async () => {
    const outcomes = await fuzzClient({ rounds: 400, seed: 20_261_121 });
    const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    assert.equal(total, 400);
    // Answers that are all refused, or all read, would show nothing.
    for (const outcome of ['finish', 'completion', 'protocol', 'network', 'truncated']) {
      assert.ok((outcomes[outcome] ?? 0) > 0, JSON.stringify(outcomes));
    }
  }).timeout(60_000);
});
