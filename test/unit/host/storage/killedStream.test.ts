import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killWriters } from '../../../bench/store/killWriters.ts';
import { pieceEveryMs } from '../../../bench/store/pieceEveryMs.ts';

describe('a writer of a streaming answer that is killed', function () {
  this.timeout(120_000);
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'glm-killed-stream-'));
  });
  after(() => rm(directory, { recursive: true }));

  // All of the hundred, and the time by the clock: npm run bench -- store.
  it('loses at most the text of the last half second, and no conversation', async () => {
    const { kills, conversationsLost, lostPieces } = await killWriters(directory, 20, 5);
    assert.equal(kills, 20);
    assert.equal(conversationsLost, 0);
    const most = Math.max(...lostPieces);
    assert.ok(most * pieceEveryMs <= 500, `${most} pieces of text`);
  });
});
